package dev.entrega.scenarios;

import static dev.entrega.messaging.topology.Topology.BRIDGE_ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** AWS throttles or is away for a while: every order is delivered, nothing is put aside. */
@ExtendWith(RunningEntrega.class)
class BadDaysTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Scenario scenario;
  private final BadDays aws;

  BadDaysTest(Scenario scenario) {
    this.scenario = scenario;
    this.aws = new BadDays(scenario.entrega());
  }

  @AfterEach
  void all_is_well_again() throws Exception {
    aws.close();
  }

  @Test
  void a_throttled_aws_gets_every_order_in_the_end() throws Exception {
    var orders = Stream.generate(AnOrder::anOrder).limit(40).toList();
    stock(orders);
    aws.begin(
        """
        [{"kind": "throttled", "service": "states", "operation": "StartExecution",
          "rate": 0.7, "times": 100}]\
        """);

    scenario.publish(orders.stream().map(AnOrder::placed).toList());
    scenario.publish(orders.stream().flatMap(order -> order.delivered().stream()).toList());

    scenario.expectDelivered(orders.stream().map(AnOrder::id).toList());
    scenario.expectNothingPutAside();
    assertThat(aws.met()).isPositive();
  }

  @Test
  void an_absent_aws_pauses_the_bridge_which_says_why_and_goes_on_by_itself() throws Exception {
    var orders = Stream.generate(AnOrder::anOrder).limit(10).toList();
    stock(orders);
    aws.begin("[{\"kind\": \"absent\", \"service\": \"states\"}]");

    scenario.publish(orders.stream().map(AnOrder::placed).toList());

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          assertThat(aws.bridgeReadiness()).isEqualTo(503);
          assertThat(aws.paused().size()).isOne();
        });
    var pause = aws.paused().get(0);
    assertThat(pause.path("queue").asString()).isEqualTo(BRIDGE_ORDERS);
    assertThat(pause.path("since").asString()).startsWith("2");
    assertThat(pause.path("reason").asString()).contains("SdkClientException");
    scenario.expectNothingPutAside();

    aws.end();

    await().atMost(PATIENCE).untilAsserted(() -> assertThat(aws.bridgeReadiness()).isEqualTo(200));
    scenario.publish(orders.stream().flatMap(order -> order.delivered().stream()).toList());
    scenario.expectDelivered(orders.stream().map(AnOrder::id).toList());
    scenario.expectNothingPutAside();
  }

  private void stock(List<AnOrder> orders) throws Exception {
    scenario.publishAndSettle(orders.stream().flatMap(order -> order.stocked().stream()).toList());
  }
}
