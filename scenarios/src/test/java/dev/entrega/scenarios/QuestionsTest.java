package dev.entrega.scenarios;

import static dev.entrega.messaging.orders.OrderStatus.CONFIRMED;
import static dev.entrega.messaging.orders.OrderStatus.PAYMENT_APPROVED;
import static dev.entrega.messaging.orders.OrderStatus.RECEIVED;
import static dev.entrega.scenarios.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.entrega.cli.Entrega;
import dev.entrega.messaging.contracts.Contract;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A customer asks over RabbitMQ, and is answered of their own order, in pieces. */
@OnAllParts(but = RunningEntrega.On.LOCALSTACK)
class QuestionsTest {

  private final Scenario scenario;

  QuestionsTest(Scenario scenario) {
    this.scenario = scenario;
  }

  @Test
  void a_customer_hears_of_their_own_order_and_not_of_another() throws Exception {
    var ana = "ana-" + UUID.randomUUID();
    var order = anOrder().but(data -> ((ObjectNode) data.get("customer")).put("customerId", ana));
    scenario.place(order).expectStatuses(RECEIVED, CONFIRMED, PAYMENT_APPROVED);
    scenario.awaitNothingUnderWay();

    try (var customer = customer(ana);
        var stranger = customer("bia-" + UUID.randomUUID())) {
      var events = customer.ask("Onde está meu pedido?");

      var end = end(events);
      assertThat(end.path("orderId").asString()).isEqualTo(order.id());
      assertThat(end.path("language").asString()).isEqualTo("pt-BR");
      assertThat(pieces(events)).isEqualTo(end.path("text").asString()).isNotBlank();
      assertThat(end(stranger.ask("Onde está o pedido " + order.id() + "?")).has("orderId"))
          .isFalse();
    }
  }

  @Test
  void the_help_centre_is_cited() throws Exception {
    try (var customer = customer("eva-" + UUID.randomUUID())) {
      var end = end(customer.ask("Can I change the delivery address of my order?"));

      assertThat(end.path("language").asString()).isEqualTo("en");
      assertThat(end.path("citations").findValuesAsString("source"))
          .isNotEmpty()
          .allMatch(source -> source.startsWith("s3://entrega-knowledge/en/"));
      assertThat(end.path("text").asString()).contains("[1]");
    }
  }

  @Test
  void the_same_question_twice_has_one_answer() throws Exception {
    try (var customer = customer("leo-" + UUID.randomUUID())) {
      var question = "q-" + UUID.randomUUID();
      var once = end(customer.ask(question, "Como pago com Pix?"));
      var again = end(customer.ask(question, "Como pago com Pix?"));

      assertThat(again.path("text")).isEqualTo(once.path("text"));
      assertThat(again.path("attempt").asInt()).isEqualTo(once.path("attempt").asInt() + 1);
    }
  }

  @Test
  void an_answer_that_nobody_waits_for_is_kept_and_that_is_noted() throws Exception {
    var question = "q-" + UUID.randomUUID();
    try (var customer = customer("rui-" + UUID.randomUUID())) {
      customer.send(question, "Como pago com boleto?", "gone-" + UUID.randomUUID());

      await()
          .atMost(Duration.ofSeconds(60))
          .until(() ->
              chatbot()
                  .sql(
                      """
                      select count(*) from question
                      where question_id = ? and outcome = 'COMPLETED' and reply_lost_at is not null
                      """)
                  .param(question)
                  .query(Long.class)
                  .single()
                  .equals(1L));
    }
    scenario.publishAndSettle(List.of());
    scenario.expectNothingPutAside();
  }

  @Test
  void the_command_shows_the_answer_and_where_it_is_from() {
    var out = new StringWriter();
    var writer = new PrintWriter(out);

    var exitCode =
        Entrega.run(
            writer,
            writer,
            "ask",
            "--amqp",
            scenario.entrega().broker().uri().toString(),
            "--customer",
            "gil-" + UUID.randomUUID(),
            "Posso pagar com Pix?");

    assertThat(exitCode).as(out.toString()).isZero();
    assertThat(out.toString())
        .containsPattern("(?m)^\\[1] .+ \\(s3://entrega-knowledge/pt-BR/.+\\.md\\)$")
        .containsPattern("(?m)^Go on with: --conversation [0-9a-f-]{36}$");
  }

  private Customer customer(String customerId) throws Exception {
    return new Customer(scenario.entrega().broker().uri(), customerId);
  }

  private JdbcClient chatbot() {
    return scenario.entrega().services().named("chatbot").context().getBean(JdbcClient.class);
  }

  private static JsonNode end(List<JsonNode> events) {
    var end = events.getLast();
    assertThat(end.path("type").asString()).isEqualTo("answer.completed");
    Contract.named("answer.completed").check(end.path("data"));
    return end.path("data");
  }

  private static String pieces(List<JsonNode> events) {
    return events.subList(0, events.size() - 1).stream()
        .map(event -> event.at("/data/text").asString())
        .collect(Collectors.joining());
  }
}
