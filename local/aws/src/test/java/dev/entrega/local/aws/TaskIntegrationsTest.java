package dev.entrega.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.entrega.local.aws.sns.sms.Phone;
import dev.entrega.local.stepfunctions.Location;
import dev.entrega.local.stepfunctions.StepFunctions;
import dev.entrega.local.stepfunctions.integration.Integrations;
import dev.entrega.local.stepfunctions.integration.TaskFailed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a Task state gets for its arguments, service by service. */
class TaskIntegrationsTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String ROLE = "arn:aws:iam::000000000000:role/waiting";

  private static AwsEndpoint endpoint;
  private static Integrations integrations;
  private static SqsClient sqs;
  private static SnsClient sns;

  /** Adds one, and dislikes seven. */
  public static final class Increments
      implements RequestHandler<Map<String, Integer>, Map<String, Integer>> {

    /** Thrown for seven. */
    public static final class Unlucky extends RuntimeException {
      Unlucky() {
        super("Expected another number, but found 7");
      }
    }

    @Override
    public Map<String, Integer> handleRequest(Map<String, Integer> input, Context context) {
      var number = input.getOrDefault("number", 0);
      if (number == 7) {
        throw new Unlucky();
      }
      return Map.of("number", number + 1);
    }
  }

  @BeforeAll
  static void start() {
    var captured = new AtomicReference<Integrations>();
    endpoint =
        AwsEndpoint.start(
            AwsSettings.defaults().withPort(0),
            offered -> {
              captured.set(offered);
              return new StepFunctions(Location.LOCAL, offered);
            });
    integrations = Objects.requireNonNull(captured.get());
    endpoint
        .functions()
        .register(
            "increments",
            Increments.class.getName() + "::handleRequest",
            TaskIntegrationsTest.class.getClassLoader());
    sqs = new Clients(endpoint.uri()).sqs();
    sns = new Clients(endpoint.uri()).sns();
  }

  @AfterAll
  static void close() {
    sqs.close();
    sns.close();
    endpoint.close();
  }

  @Test
  void send_message_sends_an_object_as_json() throws Exception {
    var queue = sqs.createQueue(r -> r.queueName("tasks")).queueUrl();

    var result =
        call(
            "sqs:sendMessage",
            """
            {
              "QueueUrl": "%s",
              "MessageBody": {"taskToken": "t", "input": {"n": 1}},
              "MessageAttributes": {"kind": {"DataType": "String", "StringValue": "charge"}}
            }
            """
                .formatted(queue));

    var message = receive(queue);
    assertThat(message.body()).isEqualTo("{\"taskToken\":\"t\",\"input\":{\"n\":1}}");
    assertThat(message.messageAttributes()).containsOnlyKeys("kind");
    assertThat(result.path("MessageId").asString()).isEqualTo(message.messageId());
    assertThat(result.path("MD5OfMessageBody").asString()).isEqualTo(message.md5OfBody());
    assertThat(result.path("MD5OfMessageAttributes").asString())
        .isEqualTo(message.md5OfMessageAttributes());
    assertThat(result.path("SdkHttpMetadata").path("HttpStatusCode").asInt()).isEqualTo(200);
  }

  @Test
  void send_message_to_nowhere_fails_by_the_name_that_aws_gives() {
    assertThatThrownBy(() ->
            call("sqs:sendMessage", "{\"QueueUrl\": \"http://x/0/no\", \"MessageBody\": \"m\"}"))
        .isInstanceOfSatisfying(
            TaskFailed.class,
            failed -> assertThat(failed.error()).isEqualTo("SQS.QueueDoesNotExistException"));
  }

  @Test
  void publish_reaches_the_subscribed_queue() throws Exception {
    var queue = sqs.createQueue(r -> r.queueName("status")).queueUrl();
    var topic = sns.createTopic(r -> r.name("status")).topicArn();
    sns.subscribe(r ->
        r.topicArn(topic)
            .protocol("sqs")
            .endpoint("arn:aws:sqs:us-east-1:000000000000:status")
            .attributes(Map.of("RawMessageDelivery", "true")));

    var result =
        call(
            "sns:publish",
            """
            {
              "TopicArn": "%s",
              "MessageStructure": "json",
              "Message": {"default": "{\\"status\\": \\"RECEIVED\\"}", "sms": "We have it."},
              "MessageAttributes": {"status": {"DataType": "String", "StringValue": "RECEIVED"}}
            }
            """
                .formatted(topic));

    var message = receive(queue);
    assertThat(message.body()).isEqualTo("{\"status\": \"RECEIVED\"}");
    assertThat(message.messageAttributes()).containsOnlyKeys("status");
    assertThat(result.path("MessageId").asString()).hasSize(36);
  }

  @Test
  void publish_reaches_a_phone() throws Exception {
    call("sns:publish", "{\"PhoneNumber\": \"+5511987654321\", \"Message\": \"Chegou!\"}");

    assertThat(endpoint.phones().messages(new Phone("+5511987654321")))
        .singleElement()
        .satisfies(sms -> assertThat(sms.text()).isEqualTo("Chegou!"));
  }

  @Test
  void publish_to_nobody_fails_by_the_name_that_aws_gives() {
    assertThatThrownBy(() ->
            call(
                "sns:publish",
                "{\"TopicArn\": \"arn:aws:sns:us-east-1:000000000000:no\", \"Message\": \"m\"}"))
        .isInstanceOfSatisfying(
            TaskFailed.class,
            failed -> assertThat(failed.error()).isEqualTo("SNS.NotFoundException"));
  }

  @Test
  void invoke_wraps_the_functions_output() throws Exception {
    var result =
        call("lambda:invoke", "{\"FunctionName\": \"increments\", \"Payload\": {\"number\": 1}}");

    assertThat(result.path("Payload")).isEqualTo(JSON.readTree("{\"number\": 2}"));
    assertThat(result.path("StatusCode").asInt()).isEqualTo(200);
    assertThat(result.path("ExecutedVersion").asString()).isEqualTo("$LATEST");
  }

  @Test
  void invoke_tells_of_the_call_as_lambda_does() throws Exception {
    var result =
        call("lambda:invoke", "{\"FunctionName\": \"increments\", \"Payload\": {\"number\": 1}}");

    assertThat(result.propertyNames())
        .containsExactly(
            "ExecutedVersion", "Payload", "SdkHttpMetadata", "SdkResponseMetadata", "StatusCode");
    assertThat(result.at("/SdkHttpMetadata/HttpHeaders").propertyNames())
        .containsExactlyInAnyOrder(
            "Connection",
            "Content-Length",
            "Content-Type",
            "Date",
            "X-Amz-Executed-Version",
            "x-amzn-Remapped-Content-Length",
            "x-amzn-RequestId",
            "X-Amzn-Trace-Id");
    assertThat(result.at("/SdkHttpMetadata/HttpHeaders/Content-Length").stringValue())
        .isEqualTo("12");
  }

  @ParameterizedTest
  @CsvSource({
    "increments:prod",
    "arn:aws:lambda:sa-east-1:111122223333:function:increments:prod",
    "111122223333:function:increments",
    "increments:$LATEST"
  })
  void a_function_is_found_by_name_arn_and_alias(String reference) throws Exception {
    endpoint.functions().alias("increments", "prod");

    var result =
        call(
            "lambda:invoke",
            "{\"FunctionName\": \"%s\", \"Payload\": {\"number\": 1}}".formatted(reference));

    assertThat(result.path("Payload").path("number").intValue()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"Event, 202", "DryRun, 204"})
  void invoke_need_not_wait(String type, int status) throws Exception {
    var result =
        call(
            "lambda:invoke",
            "{\"FunctionName\": \"increments\", \"InvocationType\": \"%s\"}".formatted(type));

    assertThat(result.path("StatusCode").intValue()).isEqualTo(status);
    assertThat(result.path("Payload").stringValue()).isEmpty();
  }

  @Test
  void a_functions_own_arn_gives_its_output_itself() throws Exception {
    var result =
        integrations
            .functionByArn()
            .call(
                JSON.readTree(
                    """
                    {
                      "FunctionName": "arn:aws:lambda:us-east-1:000000000000:function:increments",
                      "Payload": {"number": 41}
                    }
                    """));

    assertThat(result).isEqualTo(JSON.readTree("{\"number\": 42}"));
  }

  @Test
  void what_a_function_throws_is_caught_by_its_class() {
    assertThatThrownBy(() ->
            call(
                "lambda:invoke",
                "{\"FunctionName\": \"increments\", \"Payload\": {\"number\": 7}}"))
        .isInstanceOfSatisfying(
            TaskFailed.class,
            failed -> {
              assertThat(failed.error()).isEqualTo(Increments.Unlucky.class.getName());
              assertThat(JSON.readTree(failed.cause()).path("errorMessage").asString())
                  .isEqualTo("Expected another number, but found 7");
            });
  }

  @Test
  void an_unknown_function_fails_by_the_name_that_aws_gives() {
    assertThatThrownBy(() -> call("lambda:invoke", "{\"FunctionName\": \"nobody\"}"))
        .isInstanceOfSatisfying(
            TaskFailed.class,
            failed -> {
              assertThat(failed.error()).isEqualTo("Lambda.ResourceNotFoundException");
              assertThat(failed.cause())
                  .startsWith(
                      "Function not found: arn:aws:lambda:us-east-1:000000000000:function:nobody"
                          + " (Service: AWSLambda; Status Code: 404; Error Code:"
                          + " ResourceNotFoundException; Request ID: ")
                  .endsWith("; Proxy: null)");
            });
  }

  @Test
  void describe_execution_answers_as_the_sdk_does() throws Exception {
    var execution = waiting("described");

    var result =
        call("aws-sdk:sfn:describeExecution", "{\"ExecutionArn\": \"%s\"}".formatted(execution));

    assertThat(result.path("ExecutionArn").stringValue()).isEqualTo(execution);
    assertThat(result.path("Status").stringValue()).isEqualTo("RUNNING");
    assertThat(result.path("Input").stringValue()).isEqualTo("{\"n\":1}");
    assertThat(result.path("InputDetails").path("Included").booleanValue()).isTrue();
    assertThat(Instant.parse(result.path("StartDate").stringValue())).isBefore(Instant.MAX);
    assertThat(result.has("StopDate")).isFalse();
    assertThat(result.has("SdkHttpMetadata")).isFalse();
  }

  @Test
  void stop_execution_stops_and_tells_when() throws Exception {
    var execution = waiting("stopped");

    var result =
        call(
            "aws-sdk:sfn:stopExecution",
            "{\"ExecutionArn\": \"%s\", \"Error\": \"Order.Cancelled\", \"Cause\": \"by the shop\"}"
                .formatted(execution));

    assertThat(result.propertyNames()).containsExactly("StopDate");
    var after =
        call("aws-sdk:sfn:describeExecution", "{\"ExecutionArn\": \"%s\"}".formatted(execution));
    assertThat(after.path("Status").stringValue()).isEqualTo("ABORTED");
    assertThat(after.path("Error").stringValue()).isEqualTo("Order.Cancelled");
    assertThat(after.path("Cause").stringValue()).isEqualTo("by the shop");
    assertThat(after.path("StopDate")).isEqualTo(result.path("StopDate"));
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:states:us-east-1:000000000000:execution:m:none, Sfn.ExecutionDoesNotExistException",
    "m, Sfn.InvalidArnException"
  })
  void an_execution_that_is_not_there_fails_by_the_name_of_the_sdks_exception(
      String arn, String error) {
    for (var action : List.of("describeExecution", "stopExecution")) {
      assertThatThrownBy(
              () -> call("aws-sdk:sfn:" + action, "{\"ExecutionArn\": \"%s\"}".formatted(arn)))
          .isInstanceOfSatisfying(
              TaskFailed.class,
              failed -> {
                assertThat(failed.error()).isEqualTo(error);
                assertThat(failed.cause()).contains("Service: Sfn, Status Code: 400");
              });
    }
  }

  @ParameterizedTest
  @CsvSource({
    "sqs:sendMessage, MessageBody QueueUrl",
    "sns:publish, Message",
    "lambda:invoke, FunctionName"
  })
  void what_an_action_cannot_do_without_is_missed_before_it_is_called(
      String action, String required) {
    var integration = Objects.requireNonNull(integrations.find(action));

    assertThat(integration.problems(JSON.readTree("{\"Colour\": \"red\"}")))
        .containsExactly(
            Stream.of(required.split(" "))
                .map("The field '%s' is required but was missing"::formatted)
                .toArray(String[]::new));
  }

  @Test
  void an_action_takes_what_aws_lets_it_take_and_no_more() {
    assertThat(Objects.requireNonNull(integrations.find("lambda:invoke")).parameters())
        .contains("Payload", "Qualifier")
        .doesNotContain("LogType");
  }

  private static String waiting(String name) {
    var definition =
        """
        {"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": 86400, "End": true}}}
        """;
    try (var sfn = new Clients(endpoint.uri()).sfn()) {
      var machine =
          sfn.createStateMachine(r -> r.name(name).definition(definition).roleArn(ROLE))
              .stateMachineArn();
      return sfn.startExecution(r -> r.stateMachineArn(machine).name(name).input("{\"n\":1}"))
          .executionArn();
    }
  }

  private static JsonNode call(String action, String arguments)
      throws TaskFailed, InterruptedException {
    return Objects.requireNonNull(integrations.find(action)).call(JSON.readTree(arguments));
  }

  private static Message receive(String queue) {
    return sqs.receiveMessage(
            r -> r.queueUrl(queue).messageAttributeNames("All").waitTimeSeconds(5))
        .messages()
        .getFirst();
  }
}
