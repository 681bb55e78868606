package dev.entrega.messaging.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

final class AwsAutoConfigurationTest {

  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(AwsAutoConfiguration.class));
  private final HttpServer endpoint;

  AwsAutoConfigurationTest() throws Exception {
    endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void start() {
    endpoint.createContext(
        "/",
        exchange -> {
          var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
          var scope = exchange.getRequestHeaders().getFirst("Authorization");
          calls.add(target + " " + (scope.contains("/sa-east-1/") ? "sa-east-1" : scope));
          var body = "{}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    endpoint.start();
  }

  @AfterEach
  void stop() {
    endpoint.stop(0);
  }

  @Test
  void every_client_speaks_to_the_endpoint_without_any_credentials_of_its_own() {
    application
        .withPropertyValues(
            "entrega.aws.endpoint=http://127.0.0.1:" + endpoint.getAddress().getPort(),
            "entrega.aws.region=sa-east-1")
        .run(context -> {
          context.getBean(SfnClient.class).listStateMachines();
          context
              .getBean(SfnClient.class)
              .startSyncExecution(request -> request.stateMachineArn("arn:x"));
          context.getBean(SqsClient.class).listQueues();

          assertThat(calls)
              .containsExactly(
                  "AWSStepFunctions.ListStateMachines sa-east-1",
                  "AWSStepFunctions.StartSyncExecution sa-east-1",
                  "AmazonSQS.ListQueues sa-east-1");
        });
  }

  @Test
  void without_an_endpoint_it_is_aws_itself() {
    application.run(context -> {
      var settings = context.getBean(AwsSettings.class);

      assertThat(settings.endpoint()).isNull();
      assertThat(settings.region()).isEqualTo("us-east-1");
      assertThat(context.getBean(SfnClient.class).serviceClientConfiguration().endpointOverride())
          .isEmpty();
      assertThat(context).hasSingleBean(SnsClient.class);
    });
  }

  @Test
  void a_service_may_bring_a_client_of_its_own() {
    var own = new OwnStepFunctions();
    application
        .withBean(SfnClient.class, () -> own)
        .run(context -> assertThat(context.getBean(SfnClient.class)).isSameAs(own));
  }

  private static final class OwnStepFunctions implements SfnClient {
    @Override
    public String serviceName() {
      return "states";
    }

    @Override
    public void close() {}
  }
}
