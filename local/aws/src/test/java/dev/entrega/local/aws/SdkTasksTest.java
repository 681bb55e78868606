package dev.entrega.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.entrega.local.aws.integration.TaskSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import tools.jackson.databind.JsonNode;

/** Task states that call any action of AWS's SDK. */
class SdkTasksTest {

  private static final BlockingQueue<Call> CALLS = new LinkedBlockingQueue<>();
  private static final BlockingQueue<Answer> ANSWERS = new LinkedBlockingQueue<>();

  private static HttpServer elsewhere;
  private static AwsEndpoint endpoint;
  private static TaskRunner tasks;

  /** What reached the service that is elsewhere. */
  private record Call(String target, JsonNode body) {}

  private record Answer(int status, String type, String body) {}

  @BeforeAll
  static void start() throws IOException {
    elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    elsewhere.createContext(
        "/",
        exchange -> {
          var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
          var body = exchange.getRequestBody().readAllBytes();
          CALLS.add(
              new Call(
                  target == null ? exchange.getRequestURI().getPath() : target,
                  TaskRunner.JSON.readTree(body)));
          var answer = ANSWERS.remove();
          var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", answer.type());
          exchange.getResponseHeaders().set("x-amzn-RequestId", "the-request");
          exchange.sendResponseHeaders(answer.status(), bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    elsewhere.start();
    var uri = URI.create("http://127.0.0.1:" + elsewhere.getAddress().getPort());
    endpoint =
        AwsEndpoint.start(
            AwsSettings.defaults()
                .withPort(0)
                .withTasks(
                    TaskSettings.defaults()
                        .withEndpoint("dynamodb", uri)
                        .withEndpoint("bedrockruntime", uri)));
    tasks = new TaskRunner(endpoint.uri());
  }

  @AfterAll
  static void close() {
    tasks.close();
    endpoint.close();
    elsewhere.stop(0);
  }

  private static void answers(String body) {
    ANSWERS.add(new Answer(200, "application/x-amz-json-1.0", body));
  }

  @Test
  void a_queue_is_reached_with_fields_as_java_spells_them(TestInfo test) {
    var name = RunningEndpoint.name(test);

    var made = tasks.resultOf("aws-sdk:sqs:createQueue", "{\"QueueName\": \"%s\"}".formatted(name));
    var sent =
        tasks.resultOf(
            "aws-sdk:sqs:sendMessage",
            """
            {"QueueUrl": "%s", "MessageBody": "hello", "MessageAttributes": {
              "kind": {"DataType": "String", "StringValue": "x"}}}
            """
                .formatted(made.path("QueueUrl").stringValue()));

    assertThat(sent.propertyNames())
        .containsExactlyInAnyOrder("Md5OfMessageBody", "Md5OfMessageAttributes", "MessageId");
    assertThat(sent.path("Md5OfMessageBody").stringValue())
        .isEqualTo("5d41402abc4b2a76b9719d911017c592");
  }

  @Test
  void topics_functions_and_identities_are_reached_as_well(TestInfo test) {
    var name = RunningEndpoint.name(test);

    var topic = tasks.resultOf("aws-sdk:sns:createTopic", "{\"Name\": \"%s\"}".formatted(name));
    var functions = tasks.resultOf("aws-sdk:lambda:listFunctions", "{}");
    var identity = tasks.resultOf("aws-sdk:sts:getCallerIdentity", "{}");

    assertThat(topic.path("TopicArn").stringValue()).endsWith(":" + name);
    assertThat(functions.path("Functions").isArray()).isTrue();
    assertThat(identity.path("Account").stringValue()).isEqualTo("000000000000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"text data\" | \"text data\"",
        "{\"Dict\": \"Value\"} | {\"Dict\":\"Value\"}",
        "[\"List\", \"Data\"] | [\"List\",\"Data\"]",
        "false | false",
        "0 | 0"
      })
  void an_object_is_written_as_the_json_of_its_body(String body, String written, TestInfo test) {
    var bucket = RunningEndpoint.name(test);
    tasks.resultOf("aws-sdk:s3:createBucket", "{\"Bucket\": \"%s\"}".formatted(bucket));

    tasks.resultOf(
        "aws-sdk:s3:putObject",
        "{\"Bucket\": \"%s\", \"Key\": \"a/b\", \"Body\": %s}".formatted(bucket, body));

    var read =
        tasks.resultOf(
            "aws-sdk:s3:getObject", "{\"Bucket\": \"%s\", \"Key\": \"a/b\"}".formatted(bucket));
    assertThat(read.path("Body").stringValue()).isEqualTo(written);
    assertThat(read.path("ContentLength").intValue()).isEqualTo(written.length());
    assertThat(Instant.parse(read.path("LastModified").stringValue())).isBefore(Instant.MAX);
    assertThat(read.has("ETag")).isTrue();
  }

  @Test
  void a_bucket_that_is_not_there_fails_by_the_sdks_exception() {
    var end = tasks.run("aws-sdk:s3:listObjectsV2", "{\"Bucket\": \"nowhere-at-all\"}");

    assertThat(end.error()).isEqualTo("S3.NoSuchBucketException");
    assertThat(end.cause())
        .startsWith("The specified bucket does not exist (Service: S3, Status Code: 404, ")
        .contains("Request ID: ")
        .endsWith(")");
  }

  @Test
  void a_token_that_is_none_fails_by_the_sdks_exception() {
    var end =
        tasks.run("aws-sdk:sfn:sendTaskSuccess", "{\"TaskToken\": \"NoSuch\", \"Output\": \"{}\"}");

    assertThat(end.error()).isEqualTo("Sfn.InvalidTokenException");
    assertThat(end.cause())
        .startsWith("Invalid Token: 'Invalid token' (Service: Sfn, Status Code: 400, Request ID: ");
  }

  @Test
  void an_express_execution_is_run_from_another_one() {
    var inner =
        tasks
            .sfn()
            .createStateMachine(r ->
                r.name("inner")
                    .type("EXPRESS")
                    .roleArn(TaskRunner.ROLE)
                    .definition(
                        "{\"StartAt\": \"P\", \"States\": {\"P\": {\"Type\": \"Succeed\"}}}"))
            .stateMachineArn();

    var result =
        tasks.resultOf(
            "aws-sdk:sfn:startSyncExecution",
            "{\"StateMachineArn\": \"%s\", \"Input\": {\"n\": 1}}".formatted(inner));

    assertThat(result.path("Status").stringValue()).isEqualTo("SUCCEEDED");
    assertThat(result.path("Output").stringValue()).isEqualTo("{\"n\":1}");
    assertThat(result.path("OutputDetails").path("Included").booleanValue()).isTrue();
    assertThat(Instant.parse(result.path("StartDate").stringValue())).isBefore(Instant.MAX);
    assertThat(result.has("SdkHttpMetadata")).isFalse();
  }

  @Test
  void a_service_elsewhere_is_called_where_the_settings_say() throws InterruptedException {
    answers(
        "{\"Item\": {\"id\": {\"S\": \"a\"}, \"n\": {\"NULL\": true}, \"b\": {\"BOOL\": true}}}");

    var result =
        tasks.resultOf(
            "aws-sdk:dynamodb:getItem",
            "{\"TableName\": \"t\", \"Key\": {\"id\": {\"S\": \"a\"}}, \"Colour\": \"red\"}");

    var call = CALLS.take();
    assertThat(call.target()).isEqualTo("DynamoDB_20120810.GetItem");
    assertThat(call.body())
        .isEqualTo(
            TaskRunner.JSON.readTree("{\"TableName\": \"t\", \"Key\": {\"id\": {\"S\": \"a\"}}}"));
    assertThat(result)
        .isEqualTo(
            TaskRunner.JSON.readTree(
                """
                {"Item": {"id": {"S": "a"}, "n": {"Nul": true}, "b": {"Bool": true}}}
                """));
  }

  @Test
  void the_optimized_integration_of_dynamodb_spells_fields_as_its_api_does() throws Exception {
    answers("{\"Item\": {\"n\": {\"NULL\": true}, \"s\": {\"SS\": [\"a\"]}}}");

    var result =
        tasks.resultOf(
            "dynamodb:getItem", "{\"TableName\": \"t\", \"Key\": {\"b\": {\"BOOL\": true}}}");

    assertThat(CALLS.take().body().at("/Key/b/BOOL").booleanValue()).isTrue();
    assertThat(result.path("Item"))
        .isEqualTo(TaskRunner.JSON.readTree("{\"n\": {\"NULL\": true}, \"s\": {\"SS\": [\"a\"]}}"));
    assertThat(result.at("/SdkHttpMetadata/HttpHeaders/Content-type").stringValue())
        .isEqualTo("application/x-amz-json-1.0");
    assertThat(result.at("/SdkHttpMetadata/HttpStatusCode").intValue()).isEqualTo(200);
    assertThat(result.at("/SdkResponseMetadata/RequestId").stringValue()).isEqualTo("the-request");
  }

  @ParameterizedTest
  @CsvSource({
    "aws-sdk:dynamodb, ConditionalCheckFailedException,"
        + " DynamoDb.ConditionalCheckFailedException,"
        + " 'no (Service: DynamoDb, Status Code: 400, Request ID: the-request)'",
    "aws-sdk:dynamodb, ValidationException, DynamoDb.DynamoDbException,"
        + " 'no (Service: DynamoDb, Status Code: 400, Request ID: the-request)'",
    "dynamodb, ConditionalCheckFailedException, DynamoDB.ConditionalCheckFailedException,"
        + " 'no (Service: AmazonDynamoDBv2; Status Code: 400; Error Code:"
        + " ConditionalCheckFailedException; Request ID: the-request; Proxy: null)'",
    "dynamodb, ValidationException, DynamoDB.AmazonDynamoDBException,"
        + " 'no (Service: AmazonDynamoDBv2; Status Code: 400; Error Code: ValidationException;"
        + " Request ID: the-request; Proxy: null)'"
  })
  void each_kind_of_integration_has_its_words_for_a_refusal(
      String service, String type, String error, String cause) throws Exception {
    ANSWERS.add(
        new Answer(
            400,
            "application/x-amz-json-1.0",
            "{\"__type\": \"com.amazonaws.dynamodb.v20120810#%s\", \"message\": \"no\"}"
                .formatted(type)));

    var end =
        tasks.run(
            service + ":putItem", "{\"TableName\": \"t\", \"Item\": {\"id\": {\"S\": \"a\"}}}");

    CALLS.take();
    assertThat(end.error()).isEqualTo(error);
    assertThat(end.cause()).isEqualTo(cause);
  }

  @Test
  void a_model_is_asked_and_answers_in_json() throws Exception {
    ANSWERS.add(new Answer(200, "application/json", "{\"generation\": \"olá\"}"));

    var result =
        tasks.resultOf(
            "bedrock:invokeModel",
            "{\"ModelId\": \"m.one\", \"Body\": {\"prompt\": \"hi\"}, \"ContentType\": \"application/json\"}");

    var call = CALLS.take();
    assertThat(call.target()).isEqualTo("/model/m.one/invoke");
    assertThat(call.body()).isEqualTo(TaskRunner.JSON.readTree("{\"prompt\": \"hi\"}"));
    assertThat(result)
        .isEqualTo(
            TaskRunner.JSON.readTree(
                "{\"Body\": {\"generation\": \"olá\"}, \"ContentType\": \"application/json\"}"));
  }

  @Test
  void a_model_is_not_brought_objects_of_s3() {
    var end =
        tasks.run(
            "bedrock:invokeModel", "{\"ModelId\": \"m\", \"Input\": {\"S3Uri\": \"s3://b/k\"}}");

    assertThat(end.error()).isEqualTo("States.Runtime");
    assertThat(end.cause()).contains("The field 'Input' is not supported by this runtime");
  }

  @Test
  void a_value_of_another_type_starts_nothing() {
    var end =
        tasks.run(
            "aws-sdk:sqs:receiveMessage", "{\"QueueUrl\": \"u\", \"WaitTimeSeconds\": \"x\"}");

    assertThat(end.error()).isEqualTo("States.Runtime");
    assertThat(end.cause())
        .isEqualTo(
            "An error occurred while executing the state 'T' (entered at the event id #2). The"
                + " Parameters '{\"QueueUrl\":\"u\",\"WaitTimeSeconds\":\"x\"}' could not be used"
                + " to start the Task: [The value of the field 'WaitTimeSeconds' has an invalid"
                + " format]");
  }

  @Test
  void a_service_that_nobody_has_named_is_not_called() {
    var end = tasks.run("aws-sdk:secretsmanager:listSecrets", "{}");

    assertThat(end.error()).isEqualTo("States.Runtime");
    assertThat(end.cause()).contains("'secretsmanager'", "none is configured");
  }

  @Test
  void a_module_that_is_not_there_is_asked_for_by_its_artifact() {
    var end = tasks.run("aws-sdk:route53:listHostedZones", "{}");

    assertThat(end.error()).isEqualTo("States.Runtime");
    assertThat(end.cause()).endsWith("add software.amazon.awssdk:route53");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aws-sdk:nosuchservice:list",
        "aws-sdk:sqs:noSuchAction",
        "aws-sdk:sqs:serviceClientConfiguration",
        "aws-sdk:sqs:sendMessage.sync",
        "dynamodb:query",
        "dynamodb:getItem.waitForTaskToken",
        "nosuchservice:action"
      })
  void what_aws_does_not_have_no_definition_may_name(String resource) {
    assertThatThrownBy(() ->
            tasks
                .sfn()
                .createStateMachine(r ->
                    r.name("unknown")
                        .roleArn(TaskRunner.ROLE)
                        .definition(TaskRunner.machineOf(resource, "{}"))))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining(
            "The resource provided arn:aws:states:::%s is not recognized.".formatted(resource));
  }

  @ParameterizedTest
  @ValueSource(strings = {"batch:submitJob.sync", "ecs:runTask.waitForTaskToken", "eks:call"})
  void what_aws_has_and_this_endpoint_has_not_may_be_named(String resource) {
    var arn =
        tasks
            .sfn()
            .createStateMachine(r ->
                r.name("named-" + resource.replace(':', '-').replace('.', '-'))
                    .roleArn(TaskRunner.ROLE)
                    .definition(TaskRunner.machineOf(resource, "{}")))
            .stateMachineArn();

    assertThat(arn).isNotEmpty();
  }
}
