package dev.entrega.local.stepfunctions.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class IntegrationsTest {

  private final Integrations integrations =
      new Integrations(
          Map.of("sqs:sendMessage", arguments -> arguments),
          arguments -> arguments,
          Buckets.none(),
          name -> name.equals("aws-sdk:s3:getObject") ? arguments -> arguments : null,
          new OnlyKms());

  @ParameterizedTest
  @CsvSource({
    "sqs:sendMessage, true",
    "aws-sdk:s3:getObject, true",
    "aws-sdk:kms:encrypt, true",
    "aws-sdk:kms:unheardOf, false",
    "aws-sdk:kms, false",
    "other:kms:encrypt, false",
    "sns:publish, false"
  })
  void an_action_is_known_that_can_be_called_or_that_an_api_has(String action, boolean known) {
    assertThat(integrations.know(action)).isEqualTo(known);
  }

  @Test
  void what_is_there_comes_before_what_is_added() {
    Integration added = arguments -> arguments;

    Integrations both = integrations.or(Map.of("sqs:sendMessage", added, "sns:publish", added));

    assertThat(both.find("sqs:sendMessage")).isNotSameAs(added);
    assertThat(both.find("sns:publish")).isSameAs(added);
    assertThat(both.know("aws-sdk:kms:encrypt")).isTrue();
  }

  @Test
  void without_apis_nothing_is_known_and_nothing_is_wrong() {
    assertThat(ServiceApis.NONE.know("kms", "encrypt")).isFalse();
  }

  private static final class OnlyKms implements ServiceApis {

    @Override
    public boolean know(String service, String operation) {
      return service.equals("kms") && operation.equals("encrypt");
    }

    @Override
    public @Nullable String complaint(
        String service, String action, JsonNode result, boolean strict) {
      return null;
    }
  }
}
