package dev.entrega.local.launcher;

import dev.entrega.local.aws.AwsEndpoint;
import dev.entrega.local.launcher.template.AwsClients;
import dev.entrega.local.launcher.template.Provisioning;
import dev.entrega.local.launcher.template.Template;
import dev.entrega.local.stepfunctions.Location;
import java.net.URI;
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
final class LocalAws {

  private LocalAws() {}

  /** Returns the ARN of the state machine {@code order-delivery}. */
  static String provision(AwsEndpoint endpoint, Template template) {
    try (var http = Apache5HttpClient.create();
        var sqs = client(SqsClient.builder(), endpoint.uri(), http);
        var sns = client(SnsClient.builder(), endpoint.uri(), http);
        var sfn = client(SfnClient.builder(), endpoint.uri(), http)) {
      var provisioned =
          new Provisioning(new AwsClients(sqs, sns, sfn), Location.LOCAL).provision(template);
      for (var function : provisioned.functions()) {
        // A process cannot change its environment; our functions look here first, when made.
        function.environment().forEach(System::setProperty);
        endpoint
            .functions()
            .register(function.name(), function.handler(), LocalAws.class.getClassLoader());
      }
      var machines = provisioned.stateMachineArns();
      var orderDelivery = machines.get("order-delivery");
      if (orderDelivery == null) {
        throw new IllegalStateException(
            "Expected a state machine order-delivery in the template, but it has " + machines);
      }
      return orderDelivery;
    }
  }

  static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
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
