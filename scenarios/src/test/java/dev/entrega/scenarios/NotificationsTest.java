package dev.entrega.scenarios;

import static dev.entrega.scenarios.AnOrder.anOrder;
import static dev.entrega.scenarios.Scenario.DELIVERED_IN_ALL_STEPS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.entrega.cli.Entrega;
import dev.entrega.local.launcher.LocalAws;
import dev.entrega.messaging.orders.OrderStatus;
import dev.entrega.messaging.topology.Topology;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import tools.jackson.databind.node.ObjectNode;

/** What a customer hears of an order, in everybody's inbox. */
@ExtendWith(RunningEntrega.class)
class NotificationsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<String> EACH_STEP =
      Arrays.stream(DELIVERED_IN_ALL_STEPS).map(OrderStatus::name).toList();

  private final Scenario scenario;
  private final InboxApi inbox;

  NotificationsTest(Scenario scenario) {
    this.scenario = scenario;
    this.inbox = new InboxApi(scenario.entrega().inbox());
  }

  @AfterEach
  void open() {
    scenario.entrega().mailServer().open();
  }

  @Test
  void a_customer_is_told_of_each_step_once_in_the_right_language() throws Exception {
    var ana = orderOf("Ana Souza", "pt-BR");
    var bob = orderOf("Bob Stone", "en-GB");
    scenario.place(ana).andTheCarrierDelivers();
    scenario.place(bob).andTheCarrierDelivers();

    awaitTold(ana, EACH_STEP);
    awaitTold(bob, EACH_STEP);

    var portuguese = inbox.mails(addressOf(ana));
    assertThat(portuguese)
        .allSatisfy(mail -> {
          assertThat(mail.get("to").asString()).isEqualTo(addressOf(ana));
          assertThat(mail.get("text").asString()).startsWith("Olá, Ana Souza!").contains(ana.id());
        });
    assertThat(portuguese.get(1).get("text").asString()).containsPattern("Total: R\\$ \\d+,\\d\\d");
    assertThat(portuguese.getLast().get("messageId").asString())
        .startsWith("<" + ana.id() + ".delivered@");
    assertThat(inbox.mails(addressOf(bob)))
        .allSatisfy(mail -> assertThat(mail.get("text").asString()).startsWith("Hello Bob Stone!"));
  }

  @Test
  void who_has_a_phone_is_told_there_what_cannot_wait() throws Exception {
    var order = orderOf("Ana", "pt-BR");
    scenario.place(order).andTheCarrierDelivers();

    awaitTold(order, EACH_STEP);
    // An SMS holds no longer id.
    var beginning = order.id().substring(0, 33);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(inbox.texts(phoneOf(order)))
                .satisfiesExactly(
                    first -> assertThat(first).contains("saiu para entrega", beginning),
                    second -> assertThat(second).contains("foi entregue", beginning)));
  }

  @Test
  void a_partner_confirms_by_mail_and_is_told_what_was_asked_for_alone() throws Exception {
    var partner = "partner-" + anOrder().id() + "@example.com";
    var subscribed = command("--status", "DELIVERED", "--protocol", "email", "--endpoint", partner);
    await().atMost(PATIENCE).until(() -> inbox.mails(partner).size() == 1);
    var invitation = inbox.mails(partner).getFirst().get("text").asString();
    assertThat(inbox.open(linkIn(invitation, "ConfirmSubscription"))).isEqualTo(200);

    var order = orderOf("Ana", "pt-BR");
    scenario.place(order).andTheCarrierDelivers().expectStatuses(DELIVERED_IN_ALL_STEPS);

    await().atMost(PATIENCE).until(() -> inbox.mails(partner).size() == 2);
    awaitTold(order, EACH_STEP);
    assertThat(inbox.mails(partner).getLast().get("text").asString())
        .contains("O seu pedido " + order.id() + " foi entregue.");
    assertThat(command("--list")).contains(partner, "{\"status\":[\"DELIVERED\"]}");
    command("--unsubscribe", subscribed.lines().findFirst().orElseThrow().replaceFirst(".* ", ""));
    assertThat(command("--list")).doesNotContain(partner);
  }

  /** What {@code ./entrega subscribe} says, if all is well. */
  private String command(String... arguments) {
    var out = new StringWriter();
    var all = new ArrayList<>(List.of("subscribe", "--aws", scenario.entrega().aws().toString()));
    all.addAll(List.of(arguments));
    var exitCode =
        Entrega.run(
            new PrintWriter(out), new PrintWriter(new StringWriter()), all.toArray(String[]::new));
    assertThat(exitCode).isZero();
    return out.toString();
  }

  @Test
  void what_is_said_twice_is_told_once() throws Exception {
    var order = orderOf("Ana", "pt-BR");
    scenario.place(order).andTheCarrierDelivers();
    awaitTold(order, EACH_STEP);

    for (var status : DELIVERED_IN_ALL_STEPS) {
      publishAgain(order, status);
    }
    scenario.publishAndSettle(List.of(order.placed()));

    scenario.awaitNothingUnderWay();
    awaitNothingDue();
    assertThat(inbox.told(order.id())).isEqualTo(EACH_STEP);
  }

  @Test
  void a_mail_server_that_is_down_delays_and_loses_nothing() throws Exception {
    var order = orderOf("Ana", "pt-BR");
    scenario.entrega().mailServer().close();
    scenario.place(order).andTheCarrierDelivers().expectStatuses(DELIVERED_IN_ALL_STEPS);
    scenario.awaitNothingUnderWay();
    assertThat(inbox.told(order.id())).isEmpty();

    scenario.entrega().mailServer().open();

    awaitTold(order, EACH_STEP);
    awaitNothingDue();
    assertThat(inbox.told(order.id())).isEqualTo(EACH_STEP);
  }

  @Test
  void who_opted_out_hears_nothing_more() throws Exception {
    var order = orderOf("Ana", "pt-BR");
    scenario
        .place(order)
        .expectStatuses(OrderStatus.RECEIVED, OrderStatus.CONFIRMED, OrderStatus.PAYMENT_APPROVED);
    awaitTold(order, EACH_STEP.subList(0, 3));
    var link =
        linkIn(inbox.mails(addressOf(order)).getLast().get("text").asString(), "/preferences/");

    assertThat(inbox.open(link)).isEqualTo(200);
    assertThat(inbox.oneClick(link)).isEqualTo(200);
    scenario.publishAndSettle(order.delivered());

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(outcomes(order)).containsEntry("DELIVERED", "OPTED_OUT"));
    assertThat(inbox.told(order.id())).isEqualTo(EACH_STEP.subList(0, 3));
  }

  private void awaitTold(AnOrder order, List<String> statuses) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(inbox.told(order.id())).isEqualTo(statuses));
  }

  private void awaitNothingDue() {
    await()
        .atMost(PATIENCE)
        .until(() ->
            database()
                    .sql(
                        "select count(*) from conversation where channel = 'EMAIL' and due_at is not null")
                    .query(Long.class)
                    .single()
                == 0);
  }

  private Map<String, String> outcomes(AnOrder order) {
    return database()
        .sql("select status, outcome from notification where order_id = ? and channel = 'EMAIL'")
        .param(order.id())
        .query((row, _) -> Map.entry(row.getString(1), row.getString(2)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private JdbcClient database() {
    return scenario.entrega().services().named("notifier").context().getBean(JdbcClient.class);
  }

  /** The message that a workflow or courier sends, once more. */
  private void publishAgain(AnOrder order, OrderStatus status) {
    var change =
        """
        {"orderId":"%s","customerId":"%s","status":"%s","sequence":%d,
         "occurredAt":"2026-11-20T12:00:00Z","locale":"pt-BR"}
        """
            .formatted(order.id(), "c-" + order.id(), status, status.sequence());
    try (var http = Apache5HttpClient.create();
        var sns = LocalAws.client(SnsClient.builder(), scenario.entrega().aws(), http)) {
      var topic = sns.createTopic(request -> request.name(Topology.ORDER_STATUS)).topicArn();
      var name = MessageAttributeValue.builder().dataType("String").stringValue(status.name());
      sns.publish(request ->
          request
              .topicArn(topic)
              .message(change)
              .messageAttributes(Map.of("status", name.build())));
    }
  }

  private static AnOrder orderOf(String name, String locale) {
    var order = anOrder();
    return order.but(data ->
        ((ObjectNode) data.get("customer"))
            .put("customerId", "c-" + order.id())
            .put("name", name)
            .put("email", addressOf(order))
            .put("phone", phoneOf(order))
            .put("locale", locale));
  }

  private static String phoneOf(AnOrder order) {
    return "+55119%08d".formatted(Math.floorMod(order.id().hashCode(), 100_000_000));
  }

  private static String addressOf(AnOrder order) {
    return order.id() + "@example.com";
  }

  private static String linkIn(String text, String part) {
    var link = Pattern.compile("https?://\\S*" + Pattern.quote(part) + "\\S*").matcher(text);
    assertThat(link.find()).as("a link in %s", text).isTrue();
    return link.group();
  }
}
