package dev.entrega.deliverycost;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.ParameterizedType;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The handler's types through the serializer of Lambda's own Java runtime. */
class LambdaRuntimeTest {

  @Test
  void an_event_goes_in_and_a_quote_comes_out_under_the_names_that_the_workflow_selects() {
    var answer = new ByteArrayOutputStream();

    @SuppressWarnings("unchecked") // The runtime is as trusting.
    var event =
        (Map<String, Object>)
            serializer(0)
                .fromJson(
                    """
                    {"orderId": "o-1", "gift": true,
                     "deliverTo": {"postalCode": "01310-100", "country": "BR"},
                     "items": [{"sku": "mug", "quantity": 2, "unitPriceCents": 3000000000}]}
                    """);
    serializer(1).toJson(new DeliveryCost(Map.of()).handleRequest(event, null), answer);

    assertThat(answer.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {"cents":2440,"band":"local","days":4,"itemsCents":6000000000,"totalCents":6000002440}\
            """);
  }

  /** For the handler's type of input (0) or of output (1), which the runtime looks up likewise. */
  @SuppressWarnings("unchecked") // Whatever type that is.
  private static PojoSerializer<Object> serializer(int argument) {
    var handler = (ParameterizedType) DeliveryCost.class.getGenericInterfaces()[0];
    return JacksonFactory.getInstance().getSerializer(handler.getActualTypeArguments()[argument]);
  }
}
