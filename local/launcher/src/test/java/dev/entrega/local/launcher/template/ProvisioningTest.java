package dev.entrega.local.launcher.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entrega.local.aws.AwsEndpoint;
import dev.entrega.local.aws.AwsSettings;
import dev.entrega.local.stepfunctions.Location;
import dev.entrega.messaging.topology.Topology;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class ProvisioningTest {

  private final AwsEndpoint endpoint = AwsEndpoint.start(AwsSettings.defaults().withPort(0));
  private final SqsClient sqs = pointed(SqsClient.builder()).build();
  private final SnsClient sns = pointed(SnsClient.builder()).build();
  private final SfnClient sfn = pointed(SfnClient.builder()).build();
  private final Provisioning provisioning =
      new Provisioning(new AwsClients(sqs, sns, sfn), Location.LOCAL);

  @AfterEach
  void close() {
    sfn.close();
    sns.close();
    sqs.close();
    endpoint.close();
  }

  @Test
  void everything_in_the_template_is_made() {
    var provisioned = provisioning.provision(Template.shipped(Map.of("WarehouseRegion", "AM")));

    assertThat(sqs.listQueues().queueUrls())
        .containsExactlyInAnyOrderElementsOf(provisioned.queueUrls().values())
        .hasSize(12);
    assertThat(sns.listTopics().topics())
        .extracting(topic -> topic.topicArn())
        .containsExactlyElementsOf(provisioned.topicArns().values())
        .hasSize(1);
    assertThat(sfn.listStateMachines().stateMachines())
        .extracting(machine -> machine.stateMachineArn())
        .containsExactlyInAnyOrderElementsOf(provisioned.stateMachineArns().values())
        .hasSize(3);
    assertThat(provisioned.functions())
        .containsExactly(
            new Function(
                "delivery-cost",
                "arn:aws:lambda:us-east-1:000000000000:function:delivery-cost",
                "dev.entrega.deliverycost.DeliveryCost::handleRequest",
                Map.of("WAREHOUSE_REGION", "AM"),
                new Function.Code(
                    "../services/delivery-cost/target/delivery-cost-lambda.jar",
                    "java25",
                    512,
                    10)));
  }

  @Test
  void a_queue_has_its_attributes_and_its_dead_letters() {
    var queueUrls = provisioning.provision(Template.shipped(Map.of())).queueUrls();

    var attributes = attributes(queueUrls.get(Topology.PAYMENT_TASKS));
    var deadLetters = attributes(queueUrls.get(Topology.deadLetters(Topology.PAYMENT_TASKS)));

    assertThat(attributes)
        .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "60")
        .containsEntry(QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS, "20");
    assertThat(attributes.get(QueueAttributeName.REDRIVE_POLICY))
        .contains(deadLetters.get(QueueAttributeName.QUEUE_ARN))
        .containsPattern("\"maxReceiveCount\":\"?1000");
  }

  @Test
  void the_definition_names_the_queues_and_the_topic_that_were_made() {
    var provisioned = provisioning.provision(Template.shipped(Map.of()));

    var definition =
        sfn.describeStateMachine(request ->
                request.stateMachineArn(provisioned.stateMachineArns().get("order-delivery")))
            .definition();

    assertThat(definition)
        .doesNotContain("${")
        .contains(
            quoted(provisioned.queueUrls().get(Topology.AVAILABILITY_TASKS)),
            quoted(provisioned.queueUrls().get(Topology.PAYMENT_TASKS)),
            quoted(provisioned.queueUrls().get(Topology.COURIER_TASKS)),
            quoted(provisioned.topicArns().get(Topology.ORDER_STATUS)),
            quoted(provisioned.functions().getFirst().arn()));
  }

  @Test
  void what_is_published_comes_raw_to_status() {
    var provisioned = provisioning.provision(Template.shipped(Map.of()));

    sns.publish(request ->
        request.topicArn(provisioned.topicArns().get(Topology.ORDER_STATUS)).message("hello"));

    assertThat(
            sqs.receiveMessage(request ->
                    request
                        .queueUrl(provisioned.queueUrls().get(Topology.STATUS_ORDER_STATUS))
                        .waitTimeSeconds(5))
                .messages())
        .extracting(message -> message.body())
        .containsExactly("hello");
  }

  @Test
  void to_do_it_again_changes_nothing() {
    var first = provisioning.provision(Template.shipped(Map.of()));

    assertThat(provisioning.provision(Template.shipped(Map.of()))).isEqualTo(first);
    assertThat(
            sns.listSubscriptionsByTopic(
                    request -> request.topicArn(first.topicArns().get(Topology.ORDER_STATUS)))
                .subscriptions())
        .hasSize(3);
  }

  @Test
  void what_has_changed_in_the_template_changes_here() {
    var before = template(30);
    var after = template(90);

    var url = provisioning.provision(before).queueUrls().get("tasks");
    provisioning.provision(after);

    assertThat(attributes(url)).containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "90");
  }

  @Test
  void a_type_of_resource_that_is_not_here_is_refused() {
    var template =
        Template.read(
            """
            Resources:
              Orders:
                Type: AWS::DynamoDB::Table
            """,
            Map.of());

    assertThatThrownBy(() -> provisioning.provision(template))
        .hasMessage(
            "Expected a type of resource that this endpoint has, but Orders is an"
                + " AWS::DynamoDB::Table.");
  }

  @Test
  void resources_that_need_each_other_are_refused() {
    var template =
        Template.read(
            """
            Resources:
              One: {Type: AWS::SQS::Queue, Properties: {QueueName: !Sub "${Two}-1"}}
              Two: {Type: AWS::SQS::Queue, Properties: {QueueName: !GetAtt One.QueueName}}
            """,
            Map.of());

    assertThatThrownBy(() -> provisioning.provision(template))
        .hasMessage("Expected no circle, but the resources [One, Two] need each other.");
  }

  @Test
  void what_the_template_does_not_have_is_refused() {
    var reference =
        Template.read(
            """
            Resources:
              One: {Type: AWS::SNS::Topic, Properties: {TopicName: !Ref Two}}
            """,
            Map.of());
    var attribute =
        Template.read(
            """
            Resources:
              One: {Type: AWS::SQS::Queue, Properties: {QueueName: one}}
              Two: {Type: AWS::SNS::Topic, Properties: {TopicName: !GetAtt One.Colour}}
            """,
            Map.of());
    var property = Template.read("Resources: {One: {Type: 'AWS::SQS::Queue'}}", Map.of());

    assertThatThrownBy(() -> provisioning.provision(reference))
        .hasMessage("Expected a parameter or a resource, but the template has no Two.");
    assertThatThrownBy(() -> provisioning.provision(attribute))
        .hasMessageStartingWith("Expected one of the attributes [")
        .hasMessageEndingWith("], but One.Colour is asked for.");
    assertThatThrownBy(() -> provisioning.provision(property))
        .hasMessage("Expected the property QueueName, but resource One has none.");
  }

  private static Template template(int visibilityTimeout) {
    return Template.read(
        """
        Resources:
          Tasks:
            Type: AWS::SQS::Queue
            Properties: {QueueName: tasks, VisibilityTimeout: %d}
        """
            .formatted(visibilityTimeout),
        Map.of());
  }

  private Map<QueueAttributeName, String> attributes(@Nullable String url) {
    return sqs.getQueueAttributes(
            request -> request.queueUrl(url).attributeNames(List.of(QueueAttributeName.ALL)))
        .attributes();
  }

  private static String quoted(@Nullable String text) {
    return '"' + Objects.requireNonNull(text) + '"';
  }

  private <B extends AwsClientBuilder<B, ?>> B pointed(B builder) {
    return builder
        .endpointOverride(endpoint.uri())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));
  }
}
