package dev.entrega.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.aws.AwsEndpoint;
import dev.entrega.local.aws.AwsSettings;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

/** The README's example: the endpoint in a test of one's own, met by AWS's client. */
class EmbeddedEndpointTest {

  private static AwsEndpoint aws;
  private static SfnClient sfn;

  @BeforeAll
  static void start() {
    aws = AwsEndpoint.start(AwsSettings.defaults().withPort(0));
    aws.functions().register("price", order -> "{\"cents\": 990}");
    sfn = client(aws.uri());
  }

  static SfnClient client(URI endpoint) {
    return SfnClient.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .overrideConfiguration(settings ->
            settings.putAdvancedOption(SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true))
        .build();
  }

  @AfterAll
  static void close() {
    sfn.close();
    aws.close();
  }

  @Test
  void an_order_has_its_price() {
    var definition =
        """
        {"StartAt": "Price", "QueryLanguage": "JSONata", "States": {"Price": {
          "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
          "Arguments": {"FunctionName": "price", "Payload": "{% $states.input %}"},
          "Output": "{% $states.result.Payload.cents + 10 %}", "End": true}}}\
        """;
    var machine =
        sfn.createStateMachine(r ->
            r.name("pricing")
                .definition(definition)
                .type(StateMachineType.EXPRESS)
                .roleArn("arn:aws:iam::000000000000:role/any"));

    var execution =
        sfn.startSyncExecution(
            r -> r.stateMachineArn(machine.stateMachineArn()).input("{\"sku\": \"A-1\"}"));

    assertThat(execution.output()).isEqualTo("1000");
  }
}
