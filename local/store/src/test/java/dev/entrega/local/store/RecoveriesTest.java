package dev.entrega.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entrega.local.stepfunctions.Location;
import dev.entrega.local.stepfunctions.Ports;
import dev.entrega.local.stepfunctions.StepFunctions;
import dev.entrega.local.stepfunctions.StepFunctionsException;
import dev.entrega.local.stepfunctions.api.CreateActivityInput;
import dev.entrega.local.stepfunctions.api.CreateStateMachineAliasInput;
import dev.entrega.local.stepfunctions.api.CreateStateMachineInput;
import dev.entrega.local.stepfunctions.api.DescribeExecutionInput;
import dev.entrega.local.stepfunctions.api.DescribeExecutionOutput;
import dev.entrega.local.stepfunctions.api.DescribeMapRunInput;
import dev.entrega.local.stepfunctions.api.DescribeStateMachineAliasInput;
import dev.entrega.local.stepfunctions.api.ExecutionStatus;
import dev.entrega.local.stepfunctions.api.GetActivityTaskInput;
import dev.entrega.local.stepfunctions.api.GetActivityTaskOutput;
import dev.entrega.local.stepfunctions.api.ListExecutionsInput;
import dev.entrega.local.stepfunctions.api.ListMapRunsInput;
import dev.entrega.local.stepfunctions.api.ListTagsForResourceInput;
import dev.entrega.local.stepfunctions.api.MapRunStatus;
import dev.entrega.local.stepfunctions.api.PublishStateMachineVersionInput;
import dev.entrega.local.stepfunctions.api.RedriveExecutionInput;
import dev.entrega.local.stepfunctions.api.RoutingConfigurationListItem;
import dev.entrega.local.stepfunctions.api.SendTaskFailureInput;
import dev.entrega.local.stepfunctions.api.SendTaskSuccessInput;
import dev.entrega.local.stepfunctions.api.StartExecutionInput;
import dev.entrega.local.stepfunctions.api.StateMachineType;
import dev.entrega.local.stepfunctions.api.Tag;
import dev.entrega.local.stepfunctions.api.TagResourceInput;
import dev.entrega.local.stepfunctions.integration.Integration;
import dev.entrega.local.stepfunctions.integration.Integrations;
import dev.entrega.local.stepfunctions.mocks.MockConfiguration;
import dev.entrega.local.stepfunctions.store.Retention;
import dev.entrega.local.stepfunctions.time.SteppedTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

/** What an engine that was lost had acknowledged goes on in the next one, on the same folder. */
class RecoveriesTest {

  private static final String ROLE = "arn:aws:iam::000000000000:role/r";
  private static final String PREFIX = "arn:aws:states:us-east-1:000000000000:";
  private static final String ASK =
      """
      {"Type": "Task", "End": true, "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
        "Parameters": {"token.$": "$$.Task.Token"}}\
      """;
  private static final String ASKS = "{\"StartAt\": \"A\", \"States\": {\"A\": %s}}".formatted(ASK);
  private static final String PASS =
      "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Pass\", \"End\": true}}}";

  private static final MockConfiguration MOCKS =
      MockConfiguration.read(
          """
          {"StateMachines": {"m": {"TestCases": {"Counts": {"A": "Counted"}}}},
            "MockedResponses": {"Counted": {
              "0": {"Return": 0}, "1": {"Return": 1}, "2": {"Return": 2}}}}
          """);

  private final SteppedTime time = new SteppedTime();
  private final List<String> asked = new ArrayList<>();
  @TempDir private Path folders;
  private int lives;
  private RocksStore store;
  private StepFunctions engine;

  @BeforeEach
  void live() {
    store = RocksStore.open(folder(), Retention.AS_ON_AWS);
    Integration sends =
        arguments -> {
          asked.add(arguments.at("/token").stringValue());
          return JsonNodeFactory.instance.objectNode();
        };
    engine =
        new StepFunctions(
            Location.LOCAL,
            new Integrations(
                Map.of("sqs:sendMessage", sends, "lambda:invoke", arguments -> arguments),
                arguments -> arguments),
            new Ports(time, store, new Random(7), MOCKS));
    engine.resume();
    time.settle();
  }

  @AfterEach
  void die() {
    engine.close();
    time.settle();
    store.close();
  }

  private Path folder() {
    return folders.resolve(Integer.toString(lives));
  }

  /** What is on the disk by now is all that the next life has. */
  private void crash() {
    store.secure();
    Path from = folder();
    lives++;
    try (var files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, folder().resolve(from.relativize(file).toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    die();
    live();
  }

  @Test
  void what_was_taken_up_again_after_its_end_is_taken_up_again_after_a_crash() {
    String arn = start(create("m", ASKS, StateMachineType.STANDARD), "e");
    engine.sendTaskFailure(new SendTaskFailureInput(asked.getFirst(), "Late", null));
    time.settle();
    var redriven = engine.redriveExecution(new RedriveExecutionInput(arn, null));
    time.settle();

    crash();

    assertThat(asked).hasSize(2);
    assertThat(describe(arn).redriveCount()).isOne();
    assertThat(describe(arn).redriveDate()).isEqualTo(redriven.redriveDate());
    assertThatThrownBy(() -> answer(asked.getFirst())).isInstanceOf(StepFunctionsException.class);
    answer(asked.getLast());
    assertThat(describe(arn).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
  }

  @Test
  void a_task_that_a_worker_has_taken_is_never_given_to_another_one() {
    String activity =
        engine.createActivity(new CreateActivityInput("pack", null, null)).activityArn();
    String arn = start(create("m", work(activity), StateMachineType.STANDARD), "e");
    String token = Objects.requireNonNull(take(activity).taskToken());

    crash();

    assertThat(take(activity).taskToken()).isNull();
    answer(token);
    assertThat(describe(arn).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
  }

  @Test
  void a_task_that_no_worker_has_taken_is_given_after_a_crash() {
    String activity =
        engine.createActivity(new CreateActivityInput("pack", null, null)).activityArn();
    String arn = start(create("m", work(activity), StateMachineType.STANDARD), "e");

    crash();

    answer(Objects.requireNonNull(take(activity).taskToken()));
    assertThat(describe(arn).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
  }

  @Test
  void a_worker_whose_answer_was_taken_is_not_needed_again() {
    String activity =
        engine.createActivity(new CreateActivityInput("pack", null, null)).activityArn();
    String arn = start(create("m", work(activity), StateMachineType.STANDARD), "e");
    String token = Objects.requireNonNull(take(activity).taskToken());
    answer(token);

    crash();

    assertThat(describe(arn).output()).isEqualTo("1");
    assertThat(take(activity).taskToken()).isNull();
  }

  @Test
  void a_map_run_goes_on_in_the_middle() {
    String arn =
        start(
            create(
                "m",
                """
                {"StartAt": "M", "States": {"M": {"Type": "Map", "End": true, "MaxConcurrency": 2,
                  "ItemsPath": "$.items", "ItemProcessor": {
                    "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
                    "StartAt": "A", "States": {"A": %s}}}}}
                """
                    .formatted(ASK),
                StateMachineType.STANDARD),
            "e");
    answer(asked.getFirst());
    assertThat(asked).hasSize(3);

    crash();

    assertThat(asked).hasSize(3);
    var run = engine.listMapRuns(new ListMapRunsInput(arn, null, null)).mapRuns().getFirst();
    var counts = engine.describeMapRun(new DescribeMapRunInput(run.mapRunArn())).itemCounts();
    assertThat(counts.succeeded()).isOne();
    assertThat(counts.running()).isEqualTo(2);
    for (int i = 1; i < 4; i++) {
      answer(asked.get(i));
    }
    assertThat(describe(arn).output()).isEqualTo("[1,1,1,1]");
    var ended = engine.describeMapRun(new DescribeMapRunInput(run.mapRunArn()));
    assertThat(ended.status()).isEqualTo(MapRunStatus.SUCCEEDED);
    assertThat(ended.itemCounts().succeeded()).isEqualTo(4);
    assertThat(asked).doesNotHaveDuplicates().hasSize(4);
  }

  @Test
  void versions_aliases_and_tags_are_there() {
    String machine = create("m", PASS, StateMachineType.STANDARD);
    String version = publish(machine);
    String alias =
        engine
            .createStateMachineAlias(
                new CreateStateMachineAliasInput(
                    "live", null, List.of(new RoutingConfigurationListItem(version, 100))))
            .stateMachineAliasArn();
    engine.tagResource(new TagResourceInput(machine, List.of(new Tag("team", "orders"))));
    var described = engine.describeStateMachineAlias(new DescribeStateMachineAliasInput(alias));
    String arn = start(alias, "e");

    crash();

    assertThat(engine.describeStateMachineAlias(new DescribeStateMachineAliasInput(alias)))
        .isEqualTo(described);
    assertThat(engine.listTagsForResource(new ListTagsForResourceInput(machine)).tags())
        .containsExactly(new Tag("team", "orders"));
    assertThat(describe(arn).stateMachineAliasArn()).isEqualTo(alias);
    assertThat(describe(arn).stateMachineVersionArn()).isEqualTo(version);
    assertThat(publish(machine)).isEqualTo(version);
  }

  @Test
  void an_execution_inside_another_is_followed_and_not_started_again() {
    String inner = create("inner", ASKS, StateMachineType.STANDARD);
    String arn =
        start(
            create(
                "m",
                """
                {"StartAt": "N", "States": {"N": {"Type": "Task", "End": true,
                  "Resource": "arn:aws:states:::states:startExecution.sync:2",
                  "Parameters": {"StateMachineArn": "%s"}, "OutputPath": "$.Output"}}}
                """
                    .formatted(inner),
                StateMachineType.STANDARD),
            "e");

    crash();
    answer(asked.getFirst());

    assertThat(asked).hasSize(1);
    assertThat(engine.listExecutions(new ListExecutionsInput(inner, null, null, null)).executions())
        .hasSize(1);
    assertThat(describe(arn).output()).isEqualTo("1");
  }

  @Test
  void the_same_start_answers_with_the_same_execution() {
    String machine = create("m", ASKS, StateMachineType.STANDARD);
    var request = new StartExecutionInput(machine, "e", INPUT, null);
    var first = engine.startExecution(request);

    crash();

    assertThat(engine.startExecution(request)).isEqualTo(first);
    assertThatThrownBy(
            () -> engine.startExecution(new StartExecutionInput(machine, "e", "{}", null)))
        .hasMessageContaining("Already Exists");
  }

  @Test
  void an_express_execution_begins_anew_until_it_has_ended() {
    String machine =
        create(
            "m",
            """
            {"StartAt": "S", "States": {
              "S": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "Next": "W",
                "Parameters": {"token.$": "$$.Execution.Id"}},
              "W": {"Type": "Wait", "Seconds": 60, "End": true}}}
            """,
            StateMachineType.EXPRESS);
    String arn = start(machine, "e");

    crash();
    assertThat(asked).containsExactly(arn, arn);
    time.advance(Duration.ofMinutes(1));
    crash();

    assertThat(asked).hasSize(2);
  }

  @Test
  void an_express_execution_has_five_minutes_crashes_included() {
    String machine =
        create(
            "m",
            "{\"StartAt\": \"W\", \"States\": {\"W\": {\"Type\": \"Wait\", \"Seconds\": 290, \"Next\":"
                + " \"S\"}, \"S\": {\"Type\": \"Task\", \"Resource\":"
                + " \"arn:aws:states:::sqs:sendMessage\", \"Parameters\": {\"token\": \"t\"}, \"End\":"
                + " true}}}",
            StateMachineType.EXPRESS);
    start(machine, "e");
    time.advance(Duration.ofSeconds(200));

    crash();
    time.advance(Duration.ofMinutes(5));

    assertThat(asked).isEmpty();
  }

  @Test
  void a_mock_counts_the_calls_before_the_crash() {
    create(
        "m",
        """
        {"StartAt": "A", "States": {
          "A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Next": "W",
            "ResultPath": "$.a"},
          "W": {"Type": "Wait", "Seconds": 9, "Next": "C"},
          "C": {"Type": "Choice", "Default": "A",
            "Choices": [{"Variable": "$.a", "NumericEquals": 2, "Next": "Z"}]},
          "Z": {"Type": "Succeed", "OutputPath": "$.a"}}}
        """,
        StateMachineType.STANDARD);
    String arn = start(PREFIX + "stateMachine:m#Counts", "e");

    for (int i = 0; i < 3; i++) {
      crash();
      time.advance(Duration.ofSeconds(9));
    }

    assertThat(describe(arn).output()).isEqualTo("2");
  }

  private static final String INPUT = "{\"items\": [1, 2, 3, 4]}";

  private static String work(String activity) {
    return "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Task\", \"Resource\": \"%s\", \"End\": true}}}"
        .formatted(activity);
  }

  private String create(String name, String definition, StateMachineType type) {
    return engine
        .createStateMachine(new CreateStateMachineInput(name, definition, ROLE, type, null, null))
        .stateMachineArn();
  }

  private String publish(String machine) {
    return engine
        .publishStateMachineVersion(new PublishStateMachineVersionInput(machine, null, null))
        .stateMachineVersionArn();
  }

  private String start(String machine, String name) {
    String arn =
        engine.startExecution(new StartExecutionInput(machine, name, INPUT, null)).executionArn();
    time.settle();
    return arn;
  }

  /** Asks for a task, for the minute that an answer may take. */
  private GetActivityTaskOutput take(String activity) {
    var answers = new ArrayList<GetActivityTaskOutput>();
    time.start(
        () -> answers.add(engine.getActivityTask(new GetActivityTaskInput(activity, "ada"))));
    time.settle();
    if (answers.isEmpty()) {
      time.advance(Duration.ofMinutes(1));
    }
    return answers.getFirst();
  }

  private void answer(String token) {
    engine.sendTaskSuccess(new SendTaskSuccessInput(token, "1"));
    time.settle();
  }

  private DescribeExecutionOutput describe(String arn) {
    return engine.describeExecution(new DescribeExecutionInput(arn, null));
  }
}
