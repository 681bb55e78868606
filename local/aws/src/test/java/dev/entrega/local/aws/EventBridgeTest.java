package dev.entrega.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.InvalidEventPatternException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import tools.jackson.databind.JsonNode;

/** EventBridge by AWS's own client. */
class EventBridgeTest {

  @RegisterExtension static final RunningEndpoint AWS = RunningEndpoint.start();

  private static final BlockingQueue<Map<String, Object>> INVOKED = new LinkedBlockingQueue<>();

  private static EventBridgeClient events;
  private static TaskRunner tasks;

  private String name;
  private String queue;

  /** Writes down what it is told. */
  public static final class Told implements RequestHandler<Map<String, Object>, String> {
    @Override
    public String handleRequest(Map<String, Object> input, Context context) {
      INVOKED.add(input);
      return "ok";
    }
  }

  @BeforeAll
  static void start() {
    events = new Clients(AWS.uri()).events();
    tasks = new TaskRunner(AWS.uri());
    AWS.endpoint()
        .functions()
        .register("told", Told.class.getName(), EventBridgeTest.class.getClassLoader());
  }

  @AfterAll
  static void close() {
    events.close();
    tasks.close();
  }

  @BeforeEach
  void nameThings(TestInfo test) {
    name = RunningEndpoint.name(test);
    queue = AWS.sqs().createQueue(r -> r.queueName(name)).queueUrl();
  }

  private void rule(String pattern, Target... targets) {
    events.putRule(r -> r.name(name).eventPattern(pattern));
    events.putTargets(r -> r.rule(name).targets(targets));
  }

  private Target.Builder toQueue() {
    return Target.builder().id("queue").arn(RunningEndpoint.queueArn(name));
  }

  private String put(String detail) {
    var entry = PutEventsRequestEntry.builder().source(name).detailType("made").detail(detail);
    var result = events.putEvents(r -> r.entries(entry.build())).entries().getFirst();
    assertThat(result.errorCode()).isNull();
    return result.eventId();
  }

  private String received() {
    return AWS.sqs()
        .receiveMessage(r -> r.queueUrl(queue).waitTimeSeconds(10))
        .messages()
        .getFirst()
        .body();
  }

  private String ofThisTest() {
    return "{\"source\": [\"%s\"]}".formatted(name);
  }

  @Test
  void an_event_reaches_the_queue_of_a_rule_that_it_matches() {
    rule(ofThisTest(), toQueue().build());

    var id = put("{\"n\": 1}");

    var event = TaskRunner.JSON.readTree(received());
    assertThat(event.path("id").stringValue()).isEqualTo(id);
    assertThat(event.path("version").stringValue()).isEqualTo("0");
    assertThat(event.path("source").stringValue()).isEqualTo(name);
    assertThat(event.path("detail-type").stringValue()).isEqualTo("made");
    assertThat(event.path("account").stringValue()).isEqualTo("000000000000");
    assertThat(event.path("region").stringValue()).isEqualTo("us-east-1");
    assertThat(event.path("time").stringValue()).endsWith("Z");
    assertThat(event.path("detail")).isEqualTo(TaskRunner.JSON.readTree("{\"n\": 1}"));
  }

  @Test
  void an_event_that_a_pattern_does_not_want_is_not_sent() {
    rule(
        "{\"source\": [\"%s\"], \"detail\": {\"n\": [{\"numeric\": [\">\", 5]}]}}".formatted(name),
        toQueue().build());

    put("{\"n\": 1}");
    put("{\"n\": 7}");

    assertThat(received()).contains("\"n\":7");
    assertThat(AWS.received(queue)).isEmpty();
  }

  @Test
  void a_rule_that_is_disabled_sends_nothing() {
    rule(ofThisTest(), toQueue().build());
    events.disableRule(r -> r.name(name));

    put("{\"n\": 1}");
    events.enableRule(r -> r.name(name));
    put("{\"n\": 2}");

    assertThat(received()).contains("\"n\":2");
    assertThat(AWS.received(queue)).isEmpty();
  }

  @Test
  void a_target_may_want_a_constant_or_a_part() {
    rule(
        ofThisTest(),
        toQueue().id("constant").input("\"fixed\"").build(),
        Target.builder()
            .id("part")
            .arn("arn:aws:lambda:us-east-1:000000000000:function:told")
            .inputPath("$.detail")
            .build());

    put("{\"part\": \"%s\"}".formatted(name));

    assertThat(received()).isEqualTo("\"fixed\"");
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> INVOKED.remove(Map.<String, Object>of("part", name)));
  }

  @Test
  void a_template_quotes_what_is_not_quoted_already() {
    rule(
        ofThisTest(),
        toQueue()
            .inputTransformer(t ->
                t.inputPathsMap(Map.of("who", "$.detail.who", "n", "$.detail.n"))
                    .inputTemplate(
                        "{\"a\": <who>, \"b\": \"to \\\"<who>\\\"\", \"n\": <n>,"
                            + " \"rule\": <aws.events.rule-name>, \"x\": \"<other>\"}"))
            .build());

    put("{\"who\": \"Ana\", \"n\": 3}");

    assertThat(received())
        .isEqualTo(
            "{\"a\": \"Ana\", \"b\": \"to \\\"Ana\\\"\", \"n\": 3, \"rule\": \"%s\","
                    .formatted(name)
                + " \"x\": \"<other>\"}");
  }

  @Test
  void a_topic_is_told_and_tells_its_subscribers() {
    var topic = AWS.sns().createTopic(r -> r.name(name)).topicArn();
    AWS.sns()
        .subscribe(r ->
            r.topicArn(topic)
                .protocol("sqs")
                .endpoint(RunningEndpoint.queueArn(name))
                .attributes(Map.of("RawMessageDelivery", "true")));
    rule(ofThisTest(), Target.builder().id("topic").arn(topic).inputPath("$.detail").build());

    put("{\"n\": 1}");

    assertThat(received()).isEqualTo("{\"n\":1}");
  }

  @Test
  void a_state_machine_is_started_with_the_event() {
    var machine =
        tasks
            .sfn()
            .createStateMachine(r ->
                r.name(name)
                    .roleArn(TaskRunner.ROLE)
                    .definition(
                        "{\"StartAt\": \"S\", \"States\": {\"S\": {\"Type\": \"Succeed\"}}}"))
            .stateMachineArn();
    rule(
        ofThisTest(), Target.builder().id("machine").arn(machine).roleArn(TaskRunner.ROLE).build());

    put("{\"n\": 1}");

    await()
        .atMost(Duration.ofSeconds(10))
        .until(() ->
            !tasks.sfn().listExecutions(r -> r.stateMachineArn(machine)).executions().isEmpty());
    var execution =
        tasks.sfn().listExecutions(r -> r.stateMachineArn(machine)).executions().getFirst();
    assertThat(tasks.sfn().describeExecution(r -> r.executionArn(execution.executionArn())).input())
        .contains("\"detail\":{\"n\":1}");
  }

  @Test
  void what_a_target_cannot_be_told_lies_in_its_dead_letter_queue() {
    rule(
        ofThisTest(),
        Target.builder()
            .id("nobody")
            .arn("arn:aws:sqs:us-east-1:000000000000:nobody-at-all")
            .deadLetterConfig(d -> d.arn(RunningEndpoint.queueArn(name)))
            .build());

    put("{\"n\": 1}");

    assertThat(received()).contains("\"detail\":{\"n\":1}");
  }

  @Test
  void an_entry_that_is_no_event_is_refused_beside_the_others() {
    var fine = PutEventsRequestEntry.builder().source(name).detailType("t").detail("{}").build();
    var text = fine.toBuilder().detail("\"text\"").build();
    var nobody = fine.toBuilder().source(null).build();
    var nowhere = fine.toBuilder().eventBusName("nowhere").build();

    var result = events.putEvents(r -> r.entries(fine, text, nobody, nowhere));

    assertThat(result.failedEntryCount()).isEqualTo(3);
    assertThat(result.entries())
        .extracting(each -> each.errorCode() + ": " + each.errorMessage())
        .containsExactly(
            "null: null",
            "MalformedDetail: Detail is malformed.",
            "InvalidArgument: Parameter Source is not valid. Reason: Source is a required"
                + " argument.",
            "ResourceNotFoundException: Event bus nowhere does not exist.");
  }

  @Test
  void another_bus_has_rules_of_its_own() {
    events.createEventBus(r -> r.name(name));
    events.putRule(r -> r.name(name).eventBusName(name).eventPattern(ofThisTest()));
    events.putTargets(r -> r.rule(name).eventBusName(name).targets(toQueue().build()));

    put("{\"n\": 1}");
    events.putEvents(r ->
        r.entries(
            PutEventsRequestEntry.builder()
                .eventBusName(name)
                .source(name)
                .detailType("t")
                .detail("{\"n\": 2}")
                .build()));

    assertThat(received()).contains("\"n\":2");
    assertThat(AWS.received(queue)).isEmpty();
    assertThat(events.listEventBuses(r -> r.namePrefix(name)).eventBuses())
        .singleElement()
        .satisfies(bus -> assertThat(bus.arn()).endsWith(":event-bus/" + name));
  }

  @Test
  void a_rule_lives_from_creation_to_deletion() {
    rule(ofThisTest(), toQueue().build());

    var rule = events.describeRule(r -> r.name(name));
    assertThat(rule.state()).isEqualTo(RuleState.ENABLED);
    assertThat(rule.eventPattern()).isEqualTo(ofThisTest());
    assertThat(events.listRules(r -> r.namePrefix(name)).rules()).hasSize(1);
    assertThat(events.listTargetsByRule(r -> r.rule(name)).targets())
        .containsExactly(toQueue().build());
    assertThatThrownBy(() -> events.deleteRule(r -> r.name(name)))
        .isInstanceOf(EventBridgeException.class)
        .hasMessageContaining("since it has targets");

    events.removeTargets(r -> r.rule(name).ids("queue"));
    events.deleteRule(r -> r.name(name));

    assertThatThrownBy(() -> events.describeRule(r -> r.name(name)))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void what_is_not_served_here_is_refused() {
    assertThatThrownBy(() -> events.putRule(r -> r.name(name).scheduleExpression("rate(1 day)")))
        .isInstanceOf(EventBridgeException.class)
        .hasMessageContaining("ScheduleExpression");
    assertThatThrownBy(() -> events.putRule(r -> r.name(name).eventPattern("{\"a\": 1}")))
        .isInstanceOf(InvalidEventPatternException.class);
    assertThatThrownBy(
            () -> rule(ofThisTest(), Target.builder().id("x").arn("arn:aws:kinesis:x:0:s").build()))
        .isInstanceOf(EventBridgeException.class)
        .hasMessageContaining("queue, topic, function or state machine");
    assertThatThrownBy(() -> events.listArchives(r -> r.namePrefix(name)))
        .isInstanceOf(EventBridgeException.class)
        .hasMessageContaining("ListArchives");
  }

  @Test
  void the_inbox_shows_all_that_was_put() throws Exception {
    var id = put("{\"n\": 1}");

    var inbox = inbox("GET");

    assertThat(inbox.findValuesAsString("id")).contains(id);
    assertThat(inbox.get(0).path("bus").stringValue()).isEqualTo("default");
  }

  private static JsonNode inbox(String method) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(AWS.uri() + "/_entrega/events?bus=default"))
              .method(method, HttpRequest.BodyPublishers.noBody());
      return TaskRunner.JSON.readTree(http.send(request.build(), BodyHandlers.ofString()).body());
    }
  }

  @Test
  void a_task_puts_events_that_tell_whose_they_are() {
    rule(ofThisTest(), toQueue().build());

    var result =
        tasks.resultOf(
            "events:putEvents",
            """
            {"Entries": [{"Source": "%s", "DetailType": "t", "Detail": {"n": 1},
                          "Resources": ["mine"]}]}
            """
                .formatted(name));

    assertThat(result.propertyNames()).containsExactly("Entries", "FailedEntryCount");
    var event = TaskRunner.JSON.readTree(received());
    assertThat(event.path("id")).isEqualTo(result.at("/Entries/0/EventId"));
    assertThat(event.path("resources")).hasSize(3);
    assertThat(event.at("/resources/0").stringValue()).isEqualTo("mine");
    assertThat(event.at("/resources/1").stringValue()).contains(":stateMachine:t-");
    assertThat(event.at("/resources/2").stringValue()).contains(":express:t-");
  }

  @Test
  void one_refused_entry_fails_the_task() {
    var end =
        tasks.run(
            "events:putEvents",
            "{\"Entries\": [{\"Source\": \"s\", \"DetailType\": \"t\", \"Detail\": \"\\\"x\\\"\"}]}");

    assertThat(end.error()).isEqualTo("EventBridge.FailedEntry");
    assertThat(end.cause())
        .isEqualTo(
            "{\"Entries\":[{\"ErrorCode\":\"MalformedDetail\",\"ErrorMessage\":\"Detail is"
                + " malformed.\"}],\"FailedEntryCount\":1}");
  }

  @Test
  void a_task_may_wait_for_whoever_hears_of_the_event() throws InterruptedException {
    rule(
        ofThisTest(),
        Target.builder()
            .id("told")
            .arn("arn:aws:lambda:us-east-1:000000000000:function:told")
            .inputPath("$.detail")
            .build());
    var machine =
        tasks
            .sfn()
            .createStateMachine(r ->
                r.name(name)
                    .roleArn(TaskRunner.ROLE)
                    .definition(
                        TaskRunner.machineOf(
                            "events:putEvents.waitForTaskToken",
                            """
                            {"Entries": [{"Source": "%s", "DetailType": "t",
                                          "Detail": {"token.$": "$$.Task.Token"}}]}
                            """
                                .formatted(name))))
            .stateMachineArn();
    var execution = tasks.sfn().startExecution(r -> r.stateMachineArn(machine)).executionArn();

    var told = INVOKED.poll(10, TimeUnit.SECONDS);
    tasks.sfn().sendTaskSuccess(r -> r.taskToken((String) told.get("token")).output("7"));

    await()
        .atMost(Duration.ofSeconds(10))
        .until(() ->
            tasks.sfn().describeExecution(r -> r.executionArn(execution)).status()
                == ExecutionStatus.SUCCEEDED);
  }
}
