package dev.entrega.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.entrega.local.aws.account.Account;
import dev.entrega.local.stepfunctions.store.Retention;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sts.model.StsException;

/** One port for all services, and a clear word for those that aren't there. */
class AwsEndpointTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static AwsEndpoint endpoint;

  @BeforeAll
  static void start() {
    var account = new Account("111122223333", "sa-east-1");
    endpoint = AwsEndpoint.start(new AwsSettings("127.0.0.1", 0, account));
  }

  @AfterAll
  static void close() {
    HTTP.close();
    endpoint.close();
  }

  @Test
  void everybody_is_the_root_of_the_account() {
    try (var sts = new Clients(endpoint.uri()).sts()) {
      var me = sts.getCallerIdentity();

      assertThat(me.account()).isEqualTo("111122223333");
      assertThat(me.arn()).isEqualTo("arn:aws:iam::111122223333:root");
    }
  }

  @Test
  void sts_knows_nothing_else() {
    try (var sts = new Clients(endpoint.uri()).sts()) {
      assertThatThrownBy(sts::getSessionToken)
          .isInstanceOf(StsException.class)
          .hasMessageContaining("GetSessionToken");
    }
  }

  @Test
  void names_bear_the_account_and_region_of_the_settings() {
    var clients = new Clients(endpoint.uri());
    try (var sns = clients.sns();
        var sqs = clients.sqs()) {
      assertThat(sns.createTopic(r -> r.name("t")).topicArn())
          .isEqualTo("arn:aws:sns:sa-east-1:111122223333:t");
      assertThat(sqs.createQueue(r -> r.queueName("q")).queueUrl())
          .isEqualTo(endpoint.uri() + "/111122223333/q");
    }
  }

  @Test
  void executions_that_have_ended_are_kept_as_the_settings_say() {
    var none = Retention.kept(Duration.ofDays(1), 0);
    try (var forgetful = AwsEndpoint.start(AwsSettings.defaults().withPort(0).withRetention(none));
        var sfn = new Clients(forgetful.uri()).sfn()) {
      var machine =
          sfn.createStateMachine(r ->
              r.name("m")
                  .roleArn("arn:aws:iam::000000000000:role/r")
                  .definition(
                      "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Succeed\"}}}"));
      var started = sfn.startExecution(r -> r.stateMachineArn(machine.stateMachineArn()));

      await()
          .untilAsserted(() ->
              assertThatThrownBy(
                      () -> sfn.describeExecution(r -> r.executionArn(started.executionArn())))
                  .isInstanceOf(ExecutionDoesNotExistException.class));
    }
  }

  @Test
  void a_form_without_a_signature_finds_its_service_by_version() throws Exception {
    var answer = form("Action=GetCallerIdentity&Version=2011-06-15");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("<Account>111122223333</Account>");
  }

  @Test
  void a_service_that_is_not_here_is_named() throws Exception {
    var answer = target("DynamoDB_20120810.PutItem");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("x-amzn-errortype"))
        .contains("UnknownOperationException");
    assertThat(answer.body()).contains("DynamoDB_20120810.PutItem").contains("AWSStepFunctions");
  }

  @Test
  void an_operation_that_step_functions_does_not_have_is_named() throws Exception {
    var answer = target("AWSStepFunctions.PauseExecution");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("\"__type\":\"UnknownOperationException\"")
        .contains("PauseExecution");
  }

  @Test
  void an_unknown_form_is_refused_in_xml() throws Exception {
    var answer = form("Action=RunInstances&Version=2016-11-15");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("<Code>UnknownOperationException</Code>");
  }

  @Test
  void every_answer_has_a_request_id() throws Exception {
    assertThat(form("Action=GetCallerIdentity&Version=2011-06-15").headers().map())
        .containsKey("x-amzn-requestid");
  }

  @Test
  void a_busy_port_is_named() {
    var busy = AwsSettings.defaults().withPort(endpoint.port());

    assertThatThrownBy(() -> AwsEndpoint.start(busy))
        .hasMessageContaining("127.0.0.1:" + endpoint.port());
  }

  private static HttpResponse<String> target(String target)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(endpoint.uri())
            .header("Content-Type", "application/x-amz-json-1.0")
            .header("X-Amz-Target", target)
            .POST(BodyPublishers.ofString("{}")));
  }

  private static HttpResponse<String> form(String form) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(endpoint.uri())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }
}
