package dev.entrega.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.sun.net.httpserver.HttpServer;
import dev.entrega.local.aws.AwsEndpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

/** The runtime by itself: what its options do. */
class CommandTest {

  /** A function of somebody else's. */
  public static final class Doubles implements RequestHandler<Map<String, Integer>, Integer> {

    @Override
    public Integer handleRequest(Map<String, Integer> input, Context context) {
      return 2 * input.getOrDefault("value", 0);
    }
  }

  @Test
  void names_bear_the_account_and_region_that_were_said() {
    try (var endpoint = start("--account=111122223333", "--region=sa-east-1");
        var sfn = EmbeddedEndpointTest.client(endpoint.uri())) {
      assertThat(machine(sfn, "m", PASS))
          .isEqualTo("arn:aws:states:sa-east-1:111122223333:stateMachine:m");
    }
  }

  @Test
  void a_handler_of_the_class_path_is_a_function() {
    try (var endpoint = start("--function=doubles=" + Doubles.class.getName());
        var sfn = EmbeddedEndpointTest.client(endpoint.uri())) {
      var answer = run(sfn, invoke("doubles"), "{\"value\": 21}");

      assertThat(answer.output()).isEqualTo("42");
    }
  }

  @Test
  void a_function_may_run_elsewhere() throws IOException {
    var server = answering("{\"cents\": 990}");
    try (var endpoint = start("--function=price=http://127.0.0.1:" + port(server) + "/price");
        var sfn = EmbeddedEndpointTest.client(endpoint.uri())) {
      var answer = run(sfn, invoke("price"), "{}");

      assertThat(answer.output()).isEqualTo("{\"cents\":990}");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void an_error_of_a_function_that_runs_elsewhere_bears_its_name() throws IOException {
    var error = "{\"errorType\":\"NoSuchItem\",\"errorMessage\":\"none\"}";
    var server = answering(error);
    try (var endpoint = start("--function=price=http://127.0.0.1:" + port(server));
        var sfn = EmbeddedEndpointTest.client(endpoint.uri())) {
      var answer = run(sfn, invoke("price"), "{}");

      assertThat(answer.error()).isEqualTo("NoSuchItem");
      assertThat(answer.cause()).isEqualTo(error);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void buckets_are_folders_of_the_one_that_was_said(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("orders"));
    Files.writeString(folder.resolve("orders").resolve("a.json"), "[1, 2]");
    try (var endpoint = start("--s3=" + folder);
        var sfn = EmbeddedEndpointTest.client(endpoint.uri())) {
      var answer =
          run(
              sfn,
              """
              {"StartAt": "Get", "States": {"Get": {"Type": "Task", "End": true,
               "Resource": "arn:aws:states:::aws-sdk:s3:getObject",
               "Parameters": {"Bucket": "orders", "Key": "a.json"},
               "OutputPath": "$.Body"}}}\
              """,
              "{}");

      assertThat(answer.output()).isEqualTo("\"[1, 2]\"");
    }
  }

  @Test
  void what_was_made_is_kept_in_the_folder_that_was_said(@TempDir Path folder) {
    String arn;
    try (var endpoint = start("--data=" + folder);
        var sfn = EmbeddedEndpointTest.client(endpoint.uri())) {
      arn = machine(sfn, "kept", PASS);
    }

    try (var endpoint = start("--data=" + folder);
        var sfn = EmbeddedEndpointTest.client(endpoint.uri())) {
      assertThat(sfn.describeStateMachine(r -> r.stateMachineArn(arn)).definition())
          .isEqualTo(PASS);
    }
  }

  @Test
  void of_executions_that_have_ended_only_so_many_are_remembered() {
    try (var endpoint = start("--executions-most=2");
        var sfn = EmbeddedEndpointTest.client(endpoint.uri())) {
      var machine = standard(sfn);

      for (var name : List.of("first", "second", "third")) {
        sfn.startExecution(r -> r.stateMachineArn(machine).name(name));
      }

      await()
          .untilAsserted(() ->
              assertThat(sfn.listExecutions(r -> r.stateMachineArn(machine)).executions())
                  .hasSize(2)
                  .allSatisfy(
                      each -> assertThat(each.status()).isEqualTo(ExecutionStatus.SUCCEEDED)));
    }
  }

  @Test
  void executions_that_have_ended_are_remembered_for_so_long() {
    try (var endpoint = start("--executions-kept=0s");
        var sfn = EmbeddedEndpointTest.client(endpoint.uri())) {
      var machine = standard(sfn);
      var first = sfn.startExecution(r -> r.stateMachineArn(machine)).executionArn();

      await()
          .untilAsserted(() -> {
            sfn.startExecution(r -> r.stateMachineArn(machine));
            assertThatThrownBy(() -> sfn.describeExecution(r -> r.executionArn(first)))
                .isInstanceOf(ExecutionDoesNotExistException.class);
          });
    }
  }

  @Test
  void a_mock_configuration_answers_its_test_cases(@TempDir Path folder) throws IOException {
    var file = folder.resolve("MockConfigFile.json");
    Files.writeString(
        file,
        """
        {"StateMachines": {"mocked": {"TestCases": {"Dear": {"Call": "Ninety"}}}},
         "MockedResponses": {"Ninety": {"0": {"Return": {"cents": 9000}}}}}\
        """);
    try (var endpoint = start("--mocks=" + file);
        var sfn = EmbeddedEndpointTest.client(endpoint.uri())) {
      var arn = machine(sfn, "mocked", invoke("nobody"));

      var answer = sfn.startSyncExecution(r -> r.stateMachineArn(arn + "#Dear").input("{}"));

      assertThat(answer.output()).isEqualTo("{\"cents\":9000}");
    }
  }

  @Test
  void what_cannot_be_so_is_said_in_one_line() {
    assertThatThrownBy(() -> start("--account=12")).hasMessageContaining("12 digits");
    assertThatThrownBy(() -> start("--region=here")).hasMessageContaining("us-east-1");
    assertThatThrownBy(() -> start("--mocks=nowhere.json")).hasMessageContaining("nowhere.json");
    assertThatThrownBy(() -> start("--knowledge=nowhere")).hasMessageContaining("nowhere");
    assertThatThrownBy(() -> start("--code=nowhere.jar")).hasMessageContaining("nowhere.jar");
    assertThatThrownBy(() -> start("--function=x=dev.Nobody")).hasMessageContaining("dev.Nobody");
    assertThatThrownBy(() -> start("--function=x y=http://127.0.0.1:1"))
        .hasMessageContaining("'x y'");
    assertThatThrownBy(() -> start("--executions-kept=long"))
        .hasMessageContainingAll("--executions-kept", "30d", "'long'");
    assertThatThrownBy(() -> start("--executions-most=-1"))
        .hasMessageContainingAll("--executions-most", "-1");
    assertThatThrownBy(() -> start("--nonsense")).hasMessageContaining("--nonsense");
    try (var busy = start()) {
      assertThatThrownBy(() -> start("--port=" + busy.port()))
          .hasMessageContaining("127.0.0.1:" + busy.port());
    }
  }

  private static final String PASS =
      """
      {"StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}\
      """;

  private static String invoke(String function) {
    return """
    {"StartAt": "Call", "States": {"Call": {"Type": "Task", "End": true,
     "Resource": "arn:aws:lambda:us-east-1:000000000000:function:%s"}}}\
    """
        .formatted(function);
  }

  private static AwsEndpoint start(String... options) {
    var command = new Command();
    var line = new CommandLine(command);
    var all = new String[options.length + 1];
    all[0] = "--port=0";
    System.arraycopy(options, 0, all, 1, options.length);
    line.setOverwrittenOptionsAllowed(true);
    line.parseArgs(all);
    return command.start();
  }

  private static String standard(SfnClient sfn) {
    return sfn.createStateMachine(
            r -> r.name("s").definition(PASS).roleArn("arn:aws:iam::000000000000:role/any"))
        .stateMachineArn();
  }

  private static String machine(SfnClient sfn, String name, String definition) {
    return sfn.createStateMachine(r ->
            r.name(name)
                .definition(definition)
                .type(StateMachineType.EXPRESS)
                .roleArn("arn:aws:iam::000000000000:role/any"))
        .stateMachineArn();
  }

  private static StartSyncExecutionResponse run(SfnClient sfn, String definition, String input) {
    var arn = machine(sfn, "m", definition);
    return sfn.startSyncExecution(r -> r.stateMachineArn(arn).input(input));
  }

  private static HttpServer answering(String body) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
    server.start();
    return server;
  }

  private static int port(HttpServer server) {
    return server.getAddress().getPort();
  }
}
