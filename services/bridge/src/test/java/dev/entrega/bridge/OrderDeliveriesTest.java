package dev.entrega.bridge;

import static dev.entrega.bridge.PlacedOrders.DATA;
import static dev.entrega.bridge.PlacedOrders.placed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.entrega.messaging.events.UnacceptableEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;

final class OrderDeliveriesTest {

  private static final StateMachineArn ORDER_DELIVERY =
      new StateMachineArn("arn:aws:states:us-east-1:000000000000:stateMachine:order-delivery");

  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

  @Test
  void an_order_becomes_an_execution_of_its_name_with_the_data_verbatim() {
    var aws = StubStepFunctions.accepting();

    deliveries(aws).on(placed(DATA, "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));

    assertThat(aws.starts)
        .singleElement()
        .satisfies(start -> {
          assertThat(start.stateMachineArn()).isEqualTo(ORDER_DELIVERY.value());
          assertThat(start.name()).isEqualTo("o-1");
          assertThat(start.input())
              .isEqualTo(
                  "{\"order\":"
                      + DATA
                      + ",\"trace\":{\"traceparent\":"
                      + "\"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\"}}");
        });
    assertThat(counted()).isEqualTo(counts(1, 0, 0));
    assertThat(metrics.get("bridge.start-execution").timer().count()).isOne();
  }

  @Test
  void an_order_without_a_trace_is_started_with_an_empty_one() {
    var aws = StubStepFunctions.accepting();

    deliveries(aws).on(placed(DATA));

    assertThat(aws.starts.getFirst().input()).endsWith(",\"trace\":{}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Another trace; other order of names; 1 for 1.0; space. None of it makes another order.
        """
        {"order": %s, "trace": {"traceparent": "00-1-2-03"}}\
        """,
        """
        {"trace": {}, "order": {
          "currency": "BRL", "orderId": "o-1", "weightKg": 1.5,
          "items": [{"unitPriceCents": 990.0, "quantity": 1.0, "sku": "s-1"}],
          "deliverTo": {"country": "BR", "postalCode": "01310"},
          "customer": {"locale": "pt-BR", "vip": true, "name": "A\\u00e7\\u00e3o", "customerId": "c-1"},
          "payment": {"method": "boleto", "installments": 1e0}}}\
        """
      })
  void a_taken_name_with_the_same_order_is_acknowledged(String startedWith) {
    var aws = nameTakenBy(startedWith.replace("%s", DATA));

    deliveries(aws).on(placed(DATA));

    assertThat(aws.descriptions)
        .singleElement()
        .satisfies(asked ->
            assertThat(asked.executionArn())
                .isEqualTo("arn:aws:states:us-east-1:000000000000:execution:order-delivery:o-1"));
    assertThat(counted()).isEqualTo(counts(0, 1, 0));
  }

  static Stream<Arguments> other_orders() {
    return Stream.of(
        argumentSet(
            "a quantity", started(DATA.replace("\"quantity\":1", "\"quantity\":2")), "items"),
        argumentSet("an unknown field", started(DATA.replace("1.50", "1.51")), "weightKg"),
        argumentSet("a text for a number", started(DATA.replace("1.50", "\"1.50\"")), "weightKg"),
        argumentSet("a field less", started(DATA.replace("\"vip\":true", "\"_\":1")), "customer"),
        argumentSet("a field more", started(DATA.replaceFirst("\\{", "{\"gift\":true,")), "gift"),
        argumentSet("no order at all", "{\"by\":\"hand\"}", "payment, orderId, weightKg"),
        argumentSet("no JSON at all", "by hand", "payment, orderId, weightKg"));
  }

  @ParameterizedTest
  @MethodSource("other_orders")
  void a_taken_name_with_other_data_is_parked_and_says_where(String startedWith, String where) {
    assertThatThrownBy(() -> deliveries(nameTakenBy(startedWith)).on(placed(DATA)))
        .isInstanceOf(UnacceptableEvent.class)
        .hasMessageStartingWith(
            "Expected the data that order o-1 was started with, but other values came in " + where);
    assertThat(counted()).isEqualTo(counts(0, 0, 1));
  }

  static Stream<Arguments> refusals_of_the_message() {
    return Stream.of(
        argumentSet(
            "input", says(InvalidExecutionInputException.builder().message("too deep").build())),
        argumentSet("name", says(InvalidNameException.builder().message("too odd").build())));
  }

  @ParameterizedTest
  @MethodSource("refusals_of_the_message")
  void what_aws_says_of_the_message_parks_it(Supplier<RuntimeException> refusal) {
    assertThatThrownBy(() -> deliveries(StubStepFunctions.refusing(refusal)).on(placed(DATA)))
        .isInstanceOf(UnacceptableEvent.class)
        .hasMessageStartingWith("Expected AWS to accept order o-1, but it answered too ");
    assertThat(counted()).isEqualTo(counts(0, 0, 1));
  }

  static Stream<Arguments> faults_of_the_other_side() {
    return Stream.of(
        argumentSet("throttled", says(answer("ThrottlingException", 400))),
        argumentSet("limit reached", says(answer("ExecutionLimitExceeded", 400))),
        argumentSet("no permission", says(answer("AccessDeniedException", 400))),
        argumentSet("broken", says(answer("InternalFailure", 500))),
        argumentSet("away", says(answer("ServiceUnavailable", 503))),
        argumentSet("no machine", says(StateMachineDoesNotExistException.builder().build())),
        argumentSet("too slow", says(ApiCallTimeoutException.create(2_000))),
        argumentSet("unreachable", says(SdkClientException.create("Connection refused"))));
  }

  @ParameterizedTest
  @MethodSource("faults_of_the_other_side")
  void a_fault_of_the_other_side_flies_and_parks_nothing(Supplier<RuntimeException> fault) {
    var thrown =
        catchThrowable(() -> deliveries(StubStepFunctions.refusing(fault)).on(placed(DATA)));

    assertThat(thrown).isSameAs(fault.get());
    assertThat(counted()).isEqualTo(counts(0, 0, 0));
  }

  @Test
  void a_taken_name_that_cannot_be_described_yet_is_a_fault() {
    var aws =
        StubStepFunctions.refusing(says(ExecutionAlreadyExistsException.builder().build()))
            .describing(_ -> {
              throw ExecutionDoesNotExistException.builder().build();
            });

    assertThatThrownBy(() -> deliveries(aws).on(placed(DATA)))
        .isInstanceOf(ExecutionDoesNotExistException.class);
    assertThat(counted()).isEqualTo(counts(0, 0, 0));
  }

  @Test
  void a_description_without_the_input_is_a_fault() {
    var aws =
        StubStepFunctions.refusing(says(ExecutionAlreadyExistsException.builder().build()))
            .describing(_ -> DescribeExecutionResponse.builder().build());

    assertThatThrownBy(() -> deliveries(aws).on(placed(DATA)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("order o-1");
  }

  @Test
  void an_order_beyond_the_limit_is_parked_without_asking_aws() {
    var aws = StubStepFunctions.accepting();
    var large = DATA.replace("Ação", "x".repeat(ExecutionInput.LIMIT_BYTES));

    assertThatThrownBy(() -> deliveries(aws).on(placed(large)))
        .isInstanceOf(UnacceptableEvent.class)
        .hasMessageStartingWith("Expected an execution input of at most 262144 bytes");
    assertThat(aws.starts).isEmpty();
    assertThat(counted()).isEqualTo(counts(0, 0, 1));
  }

  private OrderDeliveries deliveries(StubStepFunctions aws) {
    return new OrderDeliveries(new Executions(aws, ORDER_DELIVERY), metrics);
  }

  private static StubStepFunctions nameTakenBy(String input) {
    return StubStepFunctions.refusing(says(ExecutionAlreadyExistsException.builder().build()))
        .describing(_ -> DescribeExecutionResponse.builder().input(input).build());
  }

  private static String started(String order) {
    return "{\"order\":" + order + ",\"trace\":{}}";
  }

  private static Supplier<RuntimeException> says(RuntimeException exception) {
    return () -> exception;
  }

  private static RuntimeException answer(String code, int status) {
    return SfnException.builder().message(code).statusCode(status).build();
  }

  private Map<String, Double> counted() {
    return counts(count("started"), count("already-started"), count("parked"));
  }

  private double count(String outcome) {
    return metrics.get("bridge.orders").tag("outcome", outcome).counter().count();
  }

  private static Map<String, Double> counts(double started, double alreadyStarted, double parked) {
    return Map.of("started", started, "already started", alreadyStarted, "parked", parked);
  }
}
