package dev.entrega.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Buses, rules, targets and open executions when the process is lost. */
class KeptEventsTest {

  private static final String FUNCTION = "arn:aws:lambda:us-east-1:000000000000:function:holds";

  private static final Semaphore CALLS = new Semaphore(0);
  private static CountDownLatch hold = new CountDownLatch(0);

  @TempDir private Path folder;

  private CrashingEndpoint aws;

  /** Tells that it was called, and returns when it may. */
  public static final class Holds implements RequestHandler<Map<String, Object>, String> {

    @Override
    public String handleRequest(Map<String, Object> input, Context context) {
      CALLS.release();
      try {
        hold.await();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
      return "held";
    }
  }

  @BeforeEach
  void start() {
    CALLS.drainPermits();
    hold = new CountDownLatch(0);
    aws =
        new CrashingEndpoint(
            folder,
            same -> same,
            endpoint ->
                endpoint
                    .functions()
                    .register(
                        "holds",
                        Holds.class.getName(),
                        Objects.requireNonNull(Holds.class.getClassLoader())));
  }

  @AfterEach
  void close() {
    hold.countDown();
    aws.close();
  }

  @Test
  void a_rule_still_sends_to_its_target() {
    aws.sqs().createQueue(r -> r.queueName("q"));
    aws.events().createEventBus(r -> r.name("orders"));
    rule("kept", RunningEndpoint.queueArn("q"));
    rule("disabled", RunningEndpoint.queueArn("q"));
    aws.events().disableRule(r -> r.eventBusName("orders").name("disabled"));
    rule("gone", RunningEndpoint.queueArn("q"));
    aws.events().removeTargets(r -> r.eventBusName("orders").rule("gone").ids("t"));
    aws.events().deleteRule(r -> r.eventBusName("orders").name("gone"));

    aws.crash();
    put();

    assertThat(aws.events().listRules(r -> r.eventBusName("orders")).rules())
        .extracting(Rule::name)
        .containsExactly("disabled", "kept");
    var url = aws.endpoint().uri() + "/000000000000/q";
    assertThat(
            aws.sqs()
                .receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10).waitTimeSeconds(20))
                .messages())
        .hasSize(1);
  }

  @Test
  void a_bus_that_was_deleted_and_a_connection_that_was_not_are_as_they_were() {
    aws.events().createEventBus(r -> r.name("orders"));
    rule("r", RunningEndpoint.queueArn("q"));
    aws.events().deleteEventBus(r -> r.name("orders"));
    var made =
        aws.events()
            .createConnection(r ->
                r.name("shop")
                    .authorizationType("BASIC")
                    .authParameters(
                        p -> p.basicAuthParameters(b -> b.username("me").password("secret"))));

    aws.crash();
    aws.events().createEventBus(r -> r.name("orders"));

    assertThat(aws.events().listRules(r -> r.eventBusName("orders")).rules()).isEmpty();
    assertThat(aws.events().describeConnection(r -> r.name("shop")).connectionArn())
        .isEqualTo(made.connectionArn());
  }

  @Test
  void a_target_that_was_not_done_is_told_again() throws InterruptedException {
    aws.events().createEventBus(r -> r.name("orders"));
    rule("r", FUNCTION);
    hold = new CountDownLatch(1);
    put();
    called();

    aws.crash();

    called();
    hold.countDown();
  }

  @Test
  void an_execution_calls_its_function_once_that_is_there_again() throws InterruptedException {
    hold = new CountDownLatch(1);
    var machine =
        aws.sfn()
            .createStateMachine(r ->
                r.name("m")
                    .roleArn("arn:aws:iam::0:role/r")
                    .definition(
                        """
                        {"StartAt": "Call", "States": {
                          "Call": {"Type": "Task", "Resource": "%s", "End": true}}}
                        """
                            .formatted(FUNCTION)))
            .stateMachineArn();
    var execution = aws.sfn().startExecution(r -> r.stateMachineArn(machine)).executionArn();
    called();

    aws.crash();
    called();
    hold.countDown();

    await()
        .untilAsserted(() ->
            assertThat(aws.sfn().describeExecution(r -> r.executionArn(execution)))
                .satisfies(told -> {
                  assertThat(told.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
                  assertThat(told.output()).isEqualTo("\"held\"");
                }));
  }

  private static void called() throws InterruptedException {
    assertThat(CALLS.tryAcquire(60, TimeUnit.SECONDS)).isTrue();
  }

  private void rule(String name, String target) {
    aws.events()
        .putRule(r -> r.eventBusName("orders").name(name).eventPattern("{\"source\": [\"shop\"]}"));
    aws.events()
        .putTargets(r ->
            r.eventBusName("orders")
                .rule(name)
                .targets(Target.builder().id("t").arn(target).build()));
  }

  private void put() {
    var answer =
        aws.events()
            .putEvents(r ->
                r.entries(
                    PutEventsRequestEntry.builder()
                        .eventBusName("orders")
                        .source("shop")
                        .detailType("order")
                        .detail("{}")
                        .build()));
    assertThat(answer.failedEntryCount()).isZero();
  }
}
