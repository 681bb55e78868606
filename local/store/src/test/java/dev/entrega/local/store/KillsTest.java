package dev.entrega.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.entrega.local.stepfunctions.Location;
import dev.entrega.local.stepfunctions.Ports;
import dev.entrega.local.stepfunctions.StepFunctions;
import dev.entrega.local.stepfunctions.StepFunctionsException;
import dev.entrega.local.stepfunctions.api.DescribeExecutionInput;
import dev.entrega.local.stepfunctions.api.ExecutionStatus;
import dev.entrega.local.stepfunctions.api.GetExecutionHistoryInput;
import dev.entrega.local.stepfunctions.api.SendTaskSuccessInput;
import dev.entrega.local.stepfunctions.execution.TaskTokens;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.history.HistoryEventType;
import dev.entrega.local.stepfunctions.integration.Integration;
import dev.entrega.local.stepfunctions.integration.Integrations;
import dev.entrega.local.stepfunctions.store.Retention;
import dev.entrega.local.stepfunctions.time.Time;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Kills a process with SIGKILL while it starts, answers and stops executions, again and again on
 * one folder, and compares what it had been told with what is there.
 */
class KillsTest {

  private static final boolean CHAOS = Boolean.getBoolean("entrega.chaos");
  private static final int KILLS = CHAOS ? 500 : 12;
  private static final int MOST_LINES = CHAOS ? 200 : 120;

  private final Random dice = new Random(20);
  private final Set<String> started = new LinkedHashSet<>();
  private final Set<String> stopped = new LinkedHashSet<>();
  private final Set<String> seen = new LinkedHashSet<>();
  private final Set<String> open = new LinkedHashSet<>();
  private final Set<String> answered = new LinkedHashSet<>();
  private final Set<String> answeredBefore = new LinkedHashSet<>();
  private final List<String> askedAgain = new ArrayList<>();

  @TempDir private Path folder;

  @Test
  void a_process_that_is_killed_loses_nothing_that_it_was_told() throws Exception {
    for (int kill = 0; kill < KILLS; kill++) {
      live(kill);
    }

    answeredBefore.addAll(answered);
    try (var store = RocksStore.open(folder, Retention.AS_ON_AWS)) {
      var engine = engine(store);
      engine.resume();
      List.copyOf(open).forEach(token -> answer(engine, token));
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() ->
              assertThat(started)
                  .allSatisfy(arn -> assertThat(status(engine, arn)).isIn(ends(arn))));

      assertThat(askedAgain).as("asked after they had answered").isEmpty();
      assertThat(seen).allSatisfy(event -> assertThat(isThere(engine, event)).isTrue());
      Map<String, Long> answers =
          answered.stream()
              .collect(Collectors.groupingBy(KillsTest::execution, Collectors.counting()));
      assertThat(started).allSatisfy(arn -> judge(engine, arn, answers));
      engine.close();
    }
    System.out.printf(
        "%d kills: %d executions, %d answers, %d stops, %d histories looked at%n",
        KILLS, started.size(), answered.size(), stopped.size(), seen.size());
  }

  /** A stop may have been kept without an answer to whoever asked for it. */
  private Set<ExecutionStatus> ends(String arn) {
    return stopped.contains(arn)
        ? Set.of(ExecutionStatus.ABORTED)
        : Set.of(ExecutionStatus.SUCCEEDED, ExecutionStatus.ABORTED);
  }

  private void live(int seed) throws IOException, InterruptedException {
    answeredBefore.addAll(answered);
    int lines = 1 + dice.nextInt(MOST_LINES);
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                CrashingEngine.class.getName(),
                folder.toString(),
                Integer.toString(seed))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
      for (String token : open) {
        in.write(token + "\n");
      }
    }
    try (var out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      int read = 0;
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (++read == lines) {
          process.toHandle().destroyForcibly();
        }
        told(line);
      }
    }
    process.waitFor();
    assertThat(process.exitValue()).as("killed").isEqualTo(128 + 9);
  }

  private void told(String line) {
    int space = line.indexOf(' ');
    String of = line.substring(space + 1);
    switch (line.substring(0, Math.max(0, space))) {
      case "started" -> started.add(of);
      case "stopped" -> stopped.add(of);
      case "seen" -> seen.add(of);
      case "asked" -> asked(of);
      case "answered" -> {
        answered.add(of);
        open.remove(of);
      }
      case "refused" -> open.remove(of);
      default -> {
        // it is ready, or was killed in the middle of a word
      }
    }
  }

  /** In the life of the answer itself, the call that had not returned may just be made again. */
  private void asked(String token) {
    if (answeredBefore.contains(token)) {
      askedAgain.add(token);
    }
    open.add(token);
  }

  private StepFunctions engine(RocksStore store) {
    var self = new StepFunctions[1];
    Integration sends =
        arguments -> {
          String token = arguments.at("/token").stringValue();
          asked(token);
          Thread.startVirtualThread(() -> answer(self[0], token));
          return JsonNodeFactory.instance.objectNode();
        };
    self[0] =
        new StepFunctions(
            Location.LOCAL,
            new Integrations(Map.of("sqs:sendMessage", sends), arguments -> arguments),
            new Ports(Time.real(), store, new Random()));
    return self[0];
  }

  private static void answer(StepFunctions engine, String token) {
    try {
      engine.sendTaskSuccess(new SendTaskSuccessInput(token, "true"));
    } catch (StepFunctionsException _) {
      // nobody waits for it any more
    }
  }

  private static ExecutionStatus status(StepFunctions engine, String arn) {
    return engine.describeExecution(new DescribeExecutionInput(arn, null)).status();
  }

  /** What succeeded tells every answer that was acknowledged, and paused for a second. */
  private static void judge(StepFunctions engine, String arn, Map<String, Long> acknowledged) {
    if (status(engine, arn) != ExecutionStatus.SUCCEEDED) {
      return;
    }
    List<HistoryEvent> history =
        engine
            .getExecutionHistory(new GetExecutionHistoryInput(arn, 1000, null, null, null))
            .events();
    assertThat(count(history, HistoryEventType.TaskSucceeded, HistoryEventType.TaskFailed))
        .as("answers in %s", arn)
        .isGreaterThanOrEqualTo(acknowledged.getOrDefault(arn, 0L).intValue());
    assertThat(count(history, HistoryEventType.ExecutionSucceeded)).isOne();
    assertThat(
            Duration.between(
                moment(history, HistoryEventType.WaitStateEntered),
                moment(history, HistoryEventType.WaitStateExited)))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
  }

  private static String execution(String token) {
    return Objects.requireNonNull(TaskTokens.executionOf(token));
  }

  private static int count(List<HistoryEvent> history, HistoryEventType... types) {
    return (int)
        history.stream().filter(event -> Arrays.asList(types).contains(event.type())).count();
  }

  private static Instant moment(List<HistoryEvent> history, HistoryEventType type) {
    return history.stream()
        .filter(event -> event.type() == type)
        .findFirst()
        .orElseThrow()
        .timestamp();
  }

  private static boolean isThere(StepFunctions engine, String event) {
    String[] words = event.split(" ", 3);
    HistoryEvent found =
        engine
            .getExecutionHistory(new GetExecutionHistoryInput(words[0], 1000, null, null, null))
            .events()
            .get(Integer.parseInt(words[1]) - 1);
    return found.type().name().equals(words[2]);
  }
}
