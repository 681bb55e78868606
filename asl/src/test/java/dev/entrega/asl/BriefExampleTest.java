package dev.entrega.asl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.stepfunctions.Location;
import dev.entrega.local.stepfunctions.Ports;
import dev.entrega.local.stepfunctions.StepFunctions;
import dev.entrega.local.stepfunctions.api.CreateStateMachineInput;
import dev.entrega.local.stepfunctions.api.DescribeExecutionInput;
import dev.entrega.local.stepfunctions.api.DescribeExecutionOutput;
import dev.entrega.local.stepfunctions.api.StartExecutionInput;
import dev.entrega.local.stepfunctions.api.StateMachineType;
import dev.entrega.local.stepfunctions.integration.Integrations;
import dev.entrega.local.stepfunctions.integration.TaskFailed;
import dev.entrega.local.stepfunctions.time.SteppedTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The workflow as it was first drawn, both ways through it, its seven functions at its side. */
class BriefExampleTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String FUNCTION = "arn:aws:lambda:us-east-1:000000000000:function:";

  private final SteppedTime time = new SteppedTime();
  private final List<String> called = new ArrayList<>();
  private final Map<String, UnaryOperator<ObjectNode>> functions =
      Map.of(
          "ReceiveOrderFunction", order -> order.put("received", true),
          "CheckAvailabilityFunction",
              order -> order.put("availability", order.path("quantity").intValue() <= 3),
          "CalculateDeliveryCostFunction", order -> order.put("deliveryCents", 1500),
          "ConfirmOrderFunction", order -> order.put("confirmed", true),
          "ProcessPaymentFunction", order -> order.put("paid", true),
          "NotifyCustomerFunction",
              order ->
                  order.put("notice", order.has("paid") ? "on its way" : "sorry, not available"),
          "TrackDeliveryFunction", order -> order.put("delivered", order.has("paid")));
  private final StepFunctions engine =
      new StepFunctions(
          Location.LOCAL, new Integrations(Map.of(), this::invoke), Ports.inMemory(time));

  @AfterEach
  void close() {
    engine.close();
  }

  private JsonNode invoke(JsonNode call) throws TaskFailed {
    var arn = call.path("FunctionName").stringValue();
    var function = functions.get(arn.substring(FUNCTION.length()));
    if (function == null || !arn.startsWith(FUNCTION)) {
      throw new TaskFailed("Lambda.ResourceNotFoundException", "Function not found: " + arn);
    }
    called.add(arn.substring(FUNCTION.length()));
    return function.apply(((ObjectNode) call.path("Payload")).deepCopy());
  }

  private DescribeExecutionOutput run(String order) throws IOException {
    var definition =
        Files.readString(Path.of("examples/brief.asl.json"))
            .replace("${Region}", "us-east-1")
            .replace("${Account}", "000000000000");
    var machine =
        engine.createStateMachine(
            new CreateStateMachineInput(
                "brief",
                definition,
                "arn:aws:iam::000000000000:role/brief",
                StateMachineType.STANDARD,
                null,
                null));
    var execution =
        engine.startExecution(
            new StartExecutionInput(machine.stateMachineArn(), "order", order, null));
    time.settle();
    return engine.describeExecution(new DescribeExecutionInput(execution.executionArn()));
  }

  @Test
  void an_available_order_is_priced_confirmed_paid_announced_and_tracked() throws IOException {
    var end = run("{\"orderId\": \"o-1\", \"quantity\": 2}");

    assertThat(end.status()).hasToString("SUCCEEDED");
    assertThat(called)
        .containsExactly(
            "ReceiveOrderFunction",
            "CheckAvailabilityFunction",
            "CalculateDeliveryCostFunction",
            "ConfirmOrderFunction",
            "ProcessPaymentFunction",
            "NotifyCustomerFunction",
            "TrackDeliveryFunction");
    assertThat(JSON.readTree(end.output()))
        .isEqualTo(
            JSON.readTree(
                """
                {"orderId": "o-1", "quantity": 2, "received": true, "availability": true,
                 "deliveryCents": 1500, "confirmed": true, "paid": true,
                 "notice": "on its way", "delivered": true}
                """));
  }

  @Test
  void an_order_that_is_not_available_is_announced_and_charged_nothing() throws IOException {
    var end = run("{\"orderId\": \"o-2\", \"quantity\": 4}");

    assertThat(end.status()).hasToString("SUCCEEDED");
    assertThat(called)
        .containsExactly(
            "ReceiveOrderFunction",
            "CheckAvailabilityFunction",
            "NotifyCustomerFunction",
            "TrackDeliveryFunction");
    assertThat(JSON.readTree(end.output()).path("notice").stringValue())
        .isEqualTo("sorry, not available");
  }
}
