package dev.entrega.local.launcher;

import dev.entrega.local.aws.AwsEndpoint;
import dev.entrega.local.launcher.services.Surroundings;
import dev.entrega.local.launcher.template.AwsClients;
import dev.entrega.local.launcher.template.Function;
import dev.entrega.local.launcher.template.Provisioning;
import dev.entrega.local.launcher.template.Template;
import dev.entrega.local.stepfunctions.Location;
import java.net.URI;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Makes on the endpoint what {@code asl/template.yaml} asks for, as a deployment does on AWS. */
public final class LocalAws {

  private LocalAws() {}

  /**
   * Makes everything, with functions that run in this process.
   *
   * @return what the services must be told of it
   */
  public static Surroundings.Aws provision(AwsEndpoint endpoint, Template template) {
    return provision(
        endpoint.uri(),
        template,
        function -> {
          // A process cannot change its environment; our functions look here first, when made.
          function.environment().forEach(System::setProperty);
          endpoint
              .functions()
              .register(function.name(), function.handler(), LocalAws.class.getClassLoader());
        });
  }

  /**
   * Makes everything by the wire alone.
   *
   * @param endpoint of AWS or what stands in for it
   * @param functions brings the code of a function to where it shall run
   * @return what the services must be told of it
   */
  public static Surroundings.Aws provision(
      URI endpoint, Template template, Consumer<Function> functions) {
    try (var http = Apache5HttpClient.create();
        var sqs = client(SqsClient.builder(), endpoint, http);
        var sns = client(SnsClient.builder(), endpoint, http);
        var sfn = client(SfnClient.builder(), endpoint, http)) {
      var provisioned =
          new Provisioning(new AwsClients(sqs, sns, sfn), Location.LOCAL).provision(template);
      provisioned.functions().forEach(functions);
      var machines = provisioned.stateMachineArns();
      return new Surroundings.Aws(
          endpoint,
          arn(machines, "order-delivery"),
          arn(machines, "order-cancellation"),
          arn(machines, "rag-chain"));
    }
  }

  private static String arn(Map<String, String> machines, String name) {
    var arn = machines.get(name);
    if (arn == null) {
      throw new IllegalStateException(
          "Expected a state machine %s in the template, but it has %s".formatted(name, machines));
    }
    return arn;
  }

  /**
   * Returns a client for that endpoint, with the credentials of one machine.
   *
   * @param builder of the service's client
   * @param http stays the caller's to close
   */
  public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder, URI endpoint, SdkHttpClient http) {
    return builder
        .httpClient(http)
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .build();
  }
}
