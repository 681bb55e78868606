package dev.entrega.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.aws.AwsEndpoint;
import dev.entrega.local.aws.AwsSettings;
import dev.entrega.local.aws.lambda.Outcome;
import dev.entrega.local.launcher.template.Template;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The AWS of this machine is the one that the template asks for. */
class LocalAwsTest {

  private static final String TO_MANAUS =
      """
      {
        "orderId": "order-1",
        "deliverTo": {"postalCode": "69005", "city": "manaus", "state": "AM", "country": "BR"},
        "items": [{"sku": "mug", "quantity": 1, "unitPriceCents": 3990}]
      }
      """;

  @AfterEach
  void forget() {
    System.clearProperty("WAREHOUSE_REGION");
  }

  @Test
  void a_function_has_the_environment_that_the_template_gives_it() {
    assertThat(deliveryFrom("AM")).contains("\"band\":\"local\"");
    assertThat(deliveryFrom("SP")).contains("\"band\":\"remote\"");
  }

  private static String deliveryFrom(String warehouse) {
    try (var endpoint = AwsEndpoint.start(AwsSettings.defaults().withPort(0))) {
      LocalAws.provision(endpoint, Template.shipped(Map.of("WarehouseRegion", warehouse)));
      return switch (endpoint.functions().invoke("delivery-cost", TO_MANAUS)) {
        case Outcome.Returned returned -> returned.payload();
        case Outcome.Threw threw -> throw new AssertionError(threw);
      };
    }
  }
}
