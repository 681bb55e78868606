package dev.entrega.local.store;

import dev.entrega.local.stepfunctions.Location;
import dev.entrega.local.stepfunctions.Ports;
import dev.entrega.local.stepfunctions.StepFunctions;
import dev.entrega.local.stepfunctions.StepFunctionsException;
import dev.entrega.local.stepfunctions.api.CreateStateMachineInput;
import dev.entrega.local.stepfunctions.api.DescribeExecutionInput;
import dev.entrega.local.stepfunctions.api.ExecutionStatus;
import dev.entrega.local.stepfunctions.api.GetExecutionHistoryInput;
import dev.entrega.local.stepfunctions.api.SendTaskFailureInput;
import dev.entrega.local.stepfunctions.api.SendTaskSuccessInput;
import dev.entrega.local.stepfunctions.api.StartExecutionInput;
import dev.entrega.local.stepfunctions.api.StateMachineType;
import dev.entrega.local.stepfunctions.api.StopExecutionInput;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.integration.Integration;
import dev.entrega.local.stepfunctions.integration.Integrations;
import dev.entrega.local.stepfunctions.store.Retention;
import dev.entrega.local.stepfunctions.time.Time;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A process that is there to be killed: it starts executions, answers their tasks, stops some,
 * looks at histories, and says each time what it was told, one line each.
 */
final class CrashingEngine {

  static final String DEFINITION =
      """
      {"StartAt": "Both", "States": {
        "Both": {"Type": "Parallel", "Next": "All", "ResultPath": null, "Branches": [
          {"StartAt": "Ask", "States": {"Ask": {"Type": "Task", "End": true,
            "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
            "Parameters": {"token.$": "$$.Task.Token"},
            "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 1, "MaxAttempts": 50}]}}},
          {"StartAt": "Pause", "States": {"Pause": {"Type": "Wait", "Seconds": 1, "End": true}}}]},
        "All": {"Type": "Map", "ItemsPath": "$.items", "MaxConcurrency": 2, "End": true,
          "ItemProcessor": {"StartAt": "Item", "States": {"Item": {"Type": "Task", "End": true,
            "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
            "Parameters": {"token.$": "$$.Task.Token"},
            "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 1, "MaxAttempts": 50}]}}}}}}
      """;

  private static final String ROLE = "arn:aws:iam::000000000000:role/r";
  private static final int AT_ONCE = 8;

  private final StepFunctions engine;
  private final Random dice;

  private CrashingEngine(RocksStore store, long seed) {
    dice = new Random(seed);
    Integration sends =
        arguments -> {
          String token = arguments.at("/token").stringValue();
          say("asked", token);
          Thread.startVirtualThread(() -> answer(token));
          return JsonNodeFactory.instance.objectNode().put("MessageId", "m");
        };
    engine =
        new StepFunctions(
            Location.LOCAL,
            new Integrations(Map.of("sqs:sendMessage", sends), arguments -> arguments),
            new Ports(Time.real(), store, new Random()));
  }

  /** Takes a folder and a seed, and on its input the tokens that are still to be answered. */
  public static void main(String[] arguments) throws IOException {
    long seed = Long.parseLong(arguments[1]);
    try (var store = RocksStore.open(Path.of(arguments[0]), Retention.AS_ON_AWS)) {
      var crashing = new CrashingEngine(store, seed);
      crashing.engine.resume();
      var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (String token = in.readLine(); token != null; token = in.readLine()) {
        crashing.answer(token);
      }
      crashing.run(seed);
    }
  }

  private void run(long seed) {
    String machine =
        engine
            .createStateMachine(
                new CreateStateMachineInput(
                    "m", DEFINITION, ROLE, StateMachineType.STANDARD, null, null))
            .stateMachineArn();
    say("ready", machine);
    var starters = new Thread[AT_ONCE];
    for (int i = 0; i < AT_ONCE; i++) {
      String name = seed + "-" + i + "-";
      starters[i] = Thread.startVirtualThread(() -> start(machine, name));
    }
    for (Thread starter : starters) {
      try {
        starter.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private void start(String machine, String name) {
    for (int i = 0; ; i++) {
      String arn =
          engine
              .startExecution(
                  new StartExecutionInput(machine, name + i, "{\"items\": [1, 2, 3]}", null))
              .executionArn();
      say("started", arn);
      if (i % 3 == 1) {
        engine.stopExecution(new StopExecutionInput(arn, null, null));
        if (engine.describeExecution(new DescribeExecutionInput(arn, null)).status()
            == ExecutionStatus.ABORTED) {
          say("stopped", arn);
        }
      }
      HistoryEvent last =
          engine
              .getExecutionHistory(new GetExecutionHistoryInput(arn, 1, true, null, null))
              .events()
              .getFirst();
      say("seen", arn + " " + last.id() + " " + last.type());
    }
  }

  private void answer(String token) {
    try {
      if (dice.nextInt(4) == 0) {
        engine.sendTaskFailure(new SendTaskFailureInput(token, "Busy", null));
      } else {
        engine.sendTaskSuccess(new SendTaskSuccessInput(token, "true"));
      }
      say("answered", token);
    } catch (StepFunctionsException e) {
      say("refused", token);
    }
  }

  private static synchronized void say(String what, String of) {
    System.out.println(what + " " + of);
    System.out.flush();
  }
}
