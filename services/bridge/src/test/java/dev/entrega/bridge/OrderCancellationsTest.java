package dev.entrega.bridge;

import static dev.entrega.bridge.CancelledOrders.DATA;
import static dev.entrega.bridge.CancelledOrders.cancelled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.entrega.messaging.events.UnacceptableEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;

final class OrderCancellationsTest {

  private static final StateMachineArn ORDER_CANCELLATION =
      new StateMachineArn("arn:aws:states:us-east-1:000000000000:stateMachine:order-cancellation");

  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

  @Test
  void a_cancellation_becomes_an_execution_of_the_orders_name_with_the_data_verbatim() {
    var aws = StubStepFunctions.accepting();

    cancellations(aws)
        .on(cancelled(DATA, "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));

    assertThat(aws.starts)
        .singleElement()
        .satisfies(start -> {
          assertThat(start.stateMachineArn()).isEqualTo(ORDER_CANCELLATION.value());
          assertThat(start.name()).isEqualTo("o-1");
          assertThat(start.input())
              .isEqualTo(
                  "{\"cancellation\":"
                      + DATA
                      + ",\"trace\":{\"traceparent\":"
                      + "\"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\"}}");
        });
    assertThat(counted()).isEqualTo(counts(1, 0, 0));
    assertThat(metrics.get("bridge.start-cancellation").timer().count()).isOne();
  }

  @Test
  void a_cancellation_without_a_trace_is_started_with_an_empty_one() {
    var aws = StubStepFunctions.accepting();

    cancellations(aws).on(cancelled("{\"orderId\":\"o-1\"}"));

    assertThat(aws.starts.getFirst().input())
        .isEqualTo("{\"cancellation\":{\"orderId\":\"o-1\"},\"trace\":{}}");
  }

  /** The stub would fail the test if it were asked what the first one said. */
  @Test
  void a_second_cancellation_is_acknowledged_whatever_it_says() {
    var aws = StubStepFunctions.refusing(() -> ExecutionAlreadyExistsException.builder().build());

    cancellations(aws).on(cancelled("{\"orderId\":\"o-1\",\"reason\":\"another\"}"));

    assertThat(counted()).isEqualTo(counts(0, 1, 0));
  }

  @Test
  void one_that_aws_can_never_take_is_parked() {
    var aws =
        StubStepFunctions.refusing(
            () -> InvalidExecutionInputException.builder().message("too deep").build());

    assertThatThrownBy(() -> cancellations(aws).on(cancelled(DATA)))
        .isInstanceOf(UnacceptableEvent.class)
        .hasMessageStartingWith("Expected AWS to accept order o-1, but it answered too deep");
    assertThat(counted()).isEqualTo(counts(0, 0, 1));
  }

  @Test
  void one_beyond_the_limit_is_parked_without_asking_aws() {
    var aws = StubStepFunctions.accepting();
    var large = DATA.replace("app", "x".repeat(ExecutionInput.LIMIT_BYTES));

    assertThatThrownBy(() -> cancellations(aws).on(cancelled(large)))
        .isInstanceOf(UnacceptableEvent.class)
        .hasMessageStartingWith("Expected an execution input of at most 262144 bytes");
    assertThat(aws.starts).isEmpty();
    assertThat(counted()).isEqualTo(counts(0, 0, 1));
  }

  static Stream<Arguments> faults_of_the_other_side() {
    return Stream.of(
        argumentSet(
            "throttled",
            SfnException.builder().message("ThrottlingException").statusCode(400).build()),
        argumentSet("no machine", StateMachineDoesNotExistException.builder().build()),
        argumentSet("unreachable", SdkClientException.create("Connection refused")));
  }

  @ParameterizedTest
  @MethodSource("faults_of_the_other_side")
  void a_fault_of_the_other_side_flies_and_parks_nothing(RuntimeException fault) {
    var aws = StubStepFunctions.refusing(() -> fault);

    assertThat(catchThrowable(() -> cancellations(aws).on(cancelled(DATA)))).isSameAs(fault);
    assertThat(counted()).isEqualTo(counts(0, 0, 0));
  }

  private OrderCancellations cancellations(StubStepFunctions aws) {
    return new OrderCancellations(new Executions(aws, ORDER_CANCELLATION), metrics);
  }

  private Map<String, Double> counted() {
    return counts(count("started"), count("already-started"), count("parked"));
  }

  private double count(String outcome) {
    return metrics.get("bridge.cancellations").tag("outcome", outcome).counter().count();
  }

  private static Map<String, Double> counts(double started, double alreadyStarted, double parked) {
    return Map.of("started", started, "already started", alreadyStarted, "parked", parked);
  }
}
