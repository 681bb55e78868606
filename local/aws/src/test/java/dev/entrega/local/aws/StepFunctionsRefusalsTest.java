package dev.entrega.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;

/** What Step Functions refuses, by the types that AWS's own client throws. */
class StepFunctionsRefusalsTest {

  private static final String ROLE = "arn:aws:iam::000000000000:role/any";
  private static final String PASS =
      "{\"StartAt\": \"P\", \"States\": {\"P\": {\"Type\": \"Pass\", \"End\": true}}}";
  private static AwsEndpoint endpoint;
  private static SfnClient sfn;

  private String name;

  @BeforeAll
  static void start() {
    endpoint = AwsEndpoint.start(AwsSettings.defaults().withPort(0));
    sfn = new Clients(endpoint.uri()).sfn();
  }

  @AfterAll
  static void close() {
    sfn.close();
    endpoint.close();
  }

  @BeforeEach
  void nameMachine(TestInfo test) {
    name = "m" + Integer.toHexString(test.getDisplayName().hashCode());
  }

  @Test
  void each_refusal_has_the_type_that_aws_gives_it() {
    var machine = machine(PASS);

    assertThatThrownBy(
            () -> sfn.createStateMachine(r -> r.name(name).definition("{").roleArn(ROLE)))
        .isInstanceOf(InvalidDefinitionException.class);
    assertThatThrownBy(
            () -> sfn.createStateMachine(r -> r.name("a b").definition(PASS).roleArn(ROLE)))
        .isInstanceOf(InvalidNameException.class);
    assertThatThrownBy(() -> sfn.describeStateMachine(r -> r.stateMachineArn("nonsense")))
        .isInstanceOf(InvalidArnException.class);
    assertThatThrownBy(() -> sfn.startExecution(r -> r.stateMachineArn(machine + "x")))
        .isInstanceOf(StateMachineDoesNotExistException.class);
    assertThatThrownBy(() -> sfn.startExecution(r -> r.stateMachineArn(machine).input("no JSON")))
        .isInstanceOf(InvalidExecutionInputException.class);
    assertThatThrownBy(() -> sfn.describeExecution(r -> r.executionArn(execution("nobody"))))
        .isInstanceOf(ExecutionDoesNotExistException.class);
    assertThatThrownBy(() -> sfn.sendTaskSuccess(r -> r.taskToken("nothing").output("{}")))
        .isInstanceOf(InvalidTokenException.class);
  }

  @Test
  void an_input_may_be_256_kib_long_and_no_longer() {
    var machine = machine(PASS);
    var longest = "\"" + "x".repeat(262_142) + "\"";

    start(machine, "longest", longest);

    assertThatThrownBy(() -> start(machine, "longer", longest.replaceFirst("x", "xx")))
        .isInstanceOf(SfnException.class)
        .hasMessageContaining("262144");
  }

  @Test
  void a_field_that_the_service_model_does_not_know_is_refused_and_not_dropped() throws Exception {
    assertThat(post("CreateActivity", "{\"name\": \"a\", \"colour\": \"red\"}"))
        .contains("\"__type\":\"ValidationException\"")
        .contains("but found 'colour'");
  }

  @Test
  void what_is_no_json_or_has_no_such_value_is_refused() throws Exception {
    assertThat(post("ListStateMachines", "{no JSON"))
        .contains("\"__type\":\"SerializationException\"");
    assertThat(post("ListExecutions", "{\"statusFilter\": \"BORED\"}"))
        .contains("\"__type\":\"ValidationException\"")
        .contains("BORED");
  }

  private String machine(String definition) {
    return sfn.createStateMachine(r -> r.name(name).definition(definition).roleArn(ROLE))
        .stateMachineArn();
  }

  private String execution(String execution) {
    return "arn:aws:states:us-east-1:000000000000:execution:" + name + ":" + execution;
  }

  private static String start(String machine, String execution, String input) {
    return sfn.startExecution(r -> r.stateMachineArn(machine).name(execution).input(input))
        .executionArn();
  }

  private static String post(String operation, String body)
      throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(endpoint.uri())
              .header("Content-Type", "application/x-amz-json-1.0")
              .header("X-Amz-Target", "AWSStepFunctions." + operation)
              .POST(BodyPublishers.ofString(body))
              .build();
      return client.send(request, BodyHandlers.ofString()).body();
    }
  }
}
