package dev.entrega.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** The workflow as it was first drawn, its seven functions registered, by AWS's own client. */
class BriefDefinitionTest {

  @RegisterExtension static final RunningEndpoint AWS = RunningEndpoint.start();

  private static final List<String> FUNCTIONS =
      List.of(
          "ReceiveOrderFunction",
          "CheckAvailabilityFunction",
          "CalculateDeliveryCostFunction",
          "ConfirmOrderFunction",
          "NotifyCustomerFunction",
          "ProcessPaymentFunction",
          "TrackDeliveryFunction");

  private static TaskRunner tasks;
  private static String machine;

  /** Does the part of whichever function it is registered as. */
  public static final class Part
      implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    @Override
    public Map<String, Object> handleRequest(Map<String, Object> order, Context context) {
      var known = new HashMap<>(order);
      if (context.getFunctionName().equals("CheckAvailabilityFunction")) {
        known.put("availability", order.get("available"));
      } else {
        known.put(context.getFunctionName(), true);
      }
      return known;
    }
  }

  @BeforeAll
  static void start() throws IOException {
    for (var function : FUNCTIONS) {
      AWS.endpoint()
          .functions()
          .register(function, Part.class.getName(), BriefDefinitionTest.class.getClassLoader());
    }
    tasks = new TaskRunner(AWS.uri());
    var definition =
        Files.readString(Path.of("../../asl/examples/brief.asl.json"))
            .replace("${Region}", "us-east-1")
            .replace("${Account}", "000000000000");
    machine =
        tasks
            .sfn()
            .createStateMachine(
                r -> r.name("brief").definition(definition).roleArn(TaskRunner.ROLE))
            .stateMachineArn();
  }

  @AfterAll
  static void close() {
    tasks.close();
  }

  @ParameterizedTest
  @CsvSource({"true, 7", "false, 4"})
  void both_ways_lead_to_the_end(boolean available, int functions) {
    var execution =
        tasks
            .sfn()
            .startExecution(
                r -> r.stateMachineArn(machine).input("{\"available\": %s}".formatted(available)))
            .executionArn();

    await()
        .atMost(Duration.ofSeconds(20))
        .until(() ->
            tasks.sfn().describeExecution(r -> r.executionArn(execution)).status()
                == ExecutionStatus.SUCCEEDED);
    assertThat(tasks.sfn().getExecutionHistory(r -> r.executionArn(execution)).events())
        .filteredOn(event -> event.type() == HistoryEventType.LAMBDA_FUNCTION_SUCCEEDED)
        .hasSize(functions);
  }
}
