package dev.entrega.local.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.RoutingConfigurationListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import tools.jackson.databind.json.JsonMapper;

/** What Step Functions refuses of each operation, as bytes that no client of AWS would send. */
class MalformedRequestsTest {

  private static final String ROLE = "arn:aws:iam::000000000000:role/any";
  private static final String PASS =
      "{\"StartAt\": \"P\", \"States\": {\"P\": {\"Type\": \"Pass\", \"End\": true}}}";
  private static final Map<String, String> STAND_INS = new LinkedHashMap<>();

  private static AwsEndpoint endpoint;
  private static HttpClient http;

  @BeforeAll
  static void start() {
    endpoint = AwsEndpoint.start(AwsSettings.defaults().withPort(0));
    http = HttpClient.newHttpClient();
    try (SfnClient sfn = new Clients(endpoint.uri()).sfn()) {
      String machine =
          sfn.createStateMachine(r -> r.name("machine").definition(PASS).roleArn(ROLE))
              .stateMachineArn();
      String express =
          sfn.createStateMachine(r ->
                  r.name("express").definition(PASS).roleArn(ROLE).type(StateMachineType.EXPRESS))
              .stateMachineArn();
      String version =
          sfn.publishStateMachineVersion(r -> r.stateMachineArn(machine)).stateMachineVersionArn();
      sfn.createStateMachineAlias(r ->
          r.name("live")
              .routingConfiguration(
                  RoutingConfigurationListItem.builder()
                      .stateMachineVersionArn(version)
                      .weight(100)
                      .build()));
      STAND_INS.put("VERSION", version);
      STAND_INS.put("EXPRESS", express);
      STAND_INS.put("MACHINE", machine);
      STAND_INS.put("ACTIVITY", sfn.createActivity(r -> r.name("activity")).activityArn());
      STAND_INS.put(
          "EXECUTION",
          sfn.startExecution(r -> r.stateMachineArn(machine).name("e").input("[]")).executionArn());
    }
    STAND_INS.put("ROLE", ROLE);
    STAND_INS.put("PASS", quoted(PASS));
    STAND_INS.put("OTHER", quoted(PASS.replace("\"P\"", "\"Q\"")));
    STAND_INS.put("LONG", "x".repeat(100));
  }

  @AfterAll
  static void close() {
    http.close();
    endpoint.close();
  }

  @ParameterizedTest
  @CsvFileSource(
      resources = "/stepfunctions/malformed-requests.csv",
      delimiter = '|',
      quoteCharacter = '\'')
  void a_malformed_request_is_refused_with_the_type_that_aws_gives(
      String operation, String request, String type) throws Exception {
    String body = request;
    for (var standIn : STAND_INS.entrySet()) {
      body = body.replaceAll("\\b" + standIn.getKey() + "\\b", standIn.getValue());
    }

    assertThat(new JsonMapper().readTree(post(operation, body)).path("__type").asString())
        .as("%s %s", operation, body)
        .isEqualTo(type);
  }

  private static String quoted(String text) {
    return new JsonMapper().writeValueAsString(text).replace("\\", "\\\\");
  }

  private static String post(String operation, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(endpoint.uri())
            .header("Content-Type", "application/x-amz-json-1.0")
            .header("X-Amz-Target", "AWSStepFunctions." + operation)
            .POST(BodyPublishers.ofString(body))
            .build();
    return http.send(request, BodyHandlers.ofString()).body();
  }
}
