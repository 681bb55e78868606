package dev.entrega.notifier;

import static dev.entrega.messaging.orders.OrderStatus.DELIVERED;
import static dev.entrega.messaging.orders.OrderStatus.DISPATCHED;
import static dev.entrega.messaging.orders.OrderStatus.RECEIVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.entrega.messaging.orders.OrderStatus;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * The whole service with a mail server, and without queues: the tests hand over what they bring.
 */
class NotifierApplicationTest {

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static MailServer mailServer;
  private static ConfigurableApplicationContext notifier;

  @BeforeAll
  static void start() {
    mailServer = new MailServer();
    notifier =
        application(
            "--notifier.link-secret=a-secret-of-the-tests",
            "--notifier.sending.patience=10ms",
            "--notifier.sending.sweep-every=20ms",
            "--notifier.sending.rest.longest=100ms",
            "--spring.mail.port=" + mailServer.port());
  }

  @AfterAll
  static void stop() {
    notifier.close();
    mailServer.close();
    HTTP.shutdownNow();
  }

  @Test
  void a_change_of_status_becomes_a_mail_with_a_link_that_works() throws Exception {
    place("flow", "c-flow");
    hear("flow", RECEIVED);

    var mail = await().atMost(Duration.ofSeconds(60)).until(() -> mails("flow"), m -> !m.isEmpty());

    assertThat(mail).hasSize(1);
    assertThat(mail.getFirst().getSubject()).isEqualTo("Recebemos o pedido flow");
    var page = get(linkIn(mail.getFirst()));
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("<html lang=\"pt-BR\">", "Parar de receber", "E-mail", "SMS");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "form-action 'self'");
    assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
    assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
  }

  @Test
  void a_lease_is_longer_than_one_mail_may_take_and_no_mail_waits_for_a_goodbye() {
    var mail = notifier.getBean(JavaMailSenderImpl.class).getJavaMailProperties();
    var connecting = Integer.parseInt(mail.getProperty("mail.smtp.connectiontimeout"));
    var answering = Integer.parseInt(mail.getProperty("mail.smtp.timeout"));

    // Greeting, EHLO, MAIL, RCPT, DATA and its end.
    assertThat(notifier.getBean(NotifierSettings.class).sending().lease())
        .isGreaterThan(Duration.ofMillis(connecting + 6L * answering));
    assertThat(mail.getProperty("mail.smtp.quitwait")).isEqualTo("false");
  }

  @Test
  void one_click_of_the_mail_program_ends_e_mail_and_a_button_brings_it_back() throws Exception {
    place("click", "c-click");
    hear("click", RECEIVED);
    await().atMost(Duration.ofSeconds(60)).until(() -> !mails("click").isEmpty());
    var link = linkIn(mails("click").getFirst());

    var click = post(link, FORM, "List-Unsubscribe=One-Click");

    assertThat(click.statusCode()).isEqualTo(200);
    assertThat(get(link).body()).contains("Voltar a receber");
    hear("click", DISPATCHED);
    await().atMost(Duration.ofSeconds(60)).until(() -> counted("DISPATCHED", "opted-out") > 0);
    assertThat(mails("click")).hasSize(1);

    var back = post(link, FORM, "channel=email&wanted=true");
    assertThat(back.statusCode()).isEqualTo(303);
    var answer = URI.create(link).resolve(back.headers().firstValue("Location").orElseThrow());
    assertThat(get(answer.toString()).body()).contains("Pronto, anotado.");
    hear("click", DELIVERED);
    await().atMost(Duration.ofSeconds(60)).until(() -> mails("click").size() == 2);
  }

  @Test
  void one_click_may_come_as_multipart_too() throws Exception {
    var link = links().preferences("c-multipart", Language.ENGLISH);
    var body =
        "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n";

    assertThat(post(link, "multipart/form-data; boundary=x", body).statusCode()).isEqualTo(200);

    assertThat(get(api(link)).body()).isEqualTo("{\"email\":false,\"sms\":true}");
  }

  @Test
  void the_page_speaks_english_too() throws Exception {
    var page = get(links().preferences("c-1", Language.ENGLISH)).body();

    assertThat(page).contains("<html lang=\"en\">", "Stop these", "Em português");
  }

  @Test
  void preferences_are_read_and_changed_as_json_each_by_itself() throws Exception {
    var api = api(links().preferences("c-json", Language.ENGLISH));
    assertThat(get(api).body()).isEqualTo("{\"email\":true,\"sms\":true}");

    assertThat(put(api, "{\"sms\":false}").body()).isEqualTo("{\"email\":true,\"sms\":false}");
    assertThat(put(api, "{\"email\":false,\"sms\":true}").body())
        .isEqualTo("{\"email\":false,\"sms\":true}");
  }

  @Test
  void a_link_that_we_did_not_sign_opens_nothing() throws Exception {
    var link = links().preferences("c-1", Language.ENGLISH);
    var forged = link.replaceFirst("/preferences/[^.]+", "/preferences/Yy0y");
    var page = get(forged);

    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).contains("This link does not work").doesNotContain("<form");
    assertThat(post(forged, FORM, "List-Unsubscribe=One-Click").statusCode()).isEqualTo(404);
    assertThat(get(api(forged)).statusCode()).isEqualTo(404);
    assertThat(get(link.replaceFirst("/preferences/.*", "/preferences/x.!")).statusCode())
        .isEqualTo(404);
  }

  @Test
  void an_unknown_channel_is_refused() throws Exception {
    var link = links().preferences("c-1", Language.ENGLISH);

    assertThat(post(link, FORM, "channel=pigeon&wanted=false").statusCode()).isEqualTo(400);
  }

  @Test
  void an_operator_sees_how_it_does() throws Exception {
    var base = links().preferences("c-1", Language.ENGLISH).replaceFirst("/preferences.*", "");

    assertThat(get(base + "/actuator/prometheus").body())
        .contains("entrega_notifications_pending{channel=\"email\"}");
    assertThat(get(base + "/actuator/health/liveness").body()).isEqualTo("{\"status\":\"UP\"}");
    assertThat(get(base + "/actuator/env").statusCode()).isEqualTo(404);
  }

  @Test
  void it_does_not_start_without_a_secret_and_says_which() {
    assertThatThrownBy(() -> application("--notifier.link-secret=short"))
        .rootCause()
        .hasMessageContaining("Expected the setting notifier.link-secret")
        .hasMessageNotContaining("short,");
  }

  @Test
  void no_secret_and_no_address_is_written_by_accident() {
    assertThat(notifier.getBean(NotifierSettings.class).toString())
        .doesNotContain("a-secret-of-the-tests");
    assertThat(Office.ana("A").toString()).isEqualTo("Contact[orderId=A]");
  }

  private static ConfigurableApplicationContext application(String... settings) {
    String[] shared = {
      "--server.port=0",
      "--spring.datasource.url=jdbc:h2:mem:"
          + UUID.randomUUID()
          + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1",
      "--spring.autoconfigure.exclude=dev.entrega.messaging.events.EventsAutoConfiguration,"
          + "dev.entrega.messaging.queues.QueuesAutoConfiguration,"
          + "dev.entrega.messaging.tasks.TasksAutoConfiguration",
      "--management.endpoint.health.group.readiness.include=readinessState,db",
      "--entrega.aws.endpoint=http://127.0.0.1:1",
      "--entrega.aws.attempts=1"
    };
    return new SpringApplicationBuilder(NotifierApplication.class)
        .properties("spring.config.name=notifier")
        .run(Stream.of(shared, settings).flatMap(Stream::of).toArray(String[]::new));
  }

  private static Links links() {
    return notifier.getBean(Links.class);
  }

  private static void place(String orderId, String customerId) {
    notifier
        .getBean(Contacts.class)
        .keep(new Contact(orderId, customerId, "Ana", "ana@example.com", null, "pt-BR", "BRL"));
  }

  private static void hear(String orderId, OrderStatus status) {
    notifier.getBean(Conversations.class).tell(Office.change(orderId, status));
  }

  private static double counted(String status, String outcome) {
    return notifier
        .getBean(MeterRegistry.class)
        .counter("entrega.notifications", "channel", "email", "status", status, "outcome", outcome)
        .count();
  }

  private static List<MimeMessage> mails(String orderId) {
    return mailServer.mails.stream()
        .filter(mail -> orderId.equals(header(mail, "Entrega-Order")))
        .toList();
  }

  private static String linkIn(MimeMessage mail) {
    var header = header(mail, "List-Unsubscribe");
    return header.substring(1, header.length() - 1);
  }

  private static String header(MimeMessage mail, String name) {
    try {
      return mail.getHeader(name, null).replaceAll("\\s", "");
    } catch (MessagingException e) {
      throw new AssertionError(e);
    }
  }

  private static String api(String link) {
    return link.replaceFirst("/preferences/", "/api/preferences/").replaceFirst("\\?.*", "");
  }

  private static HttpResponse<String> get(String link) throws Exception {
    return HTTP.send(HttpRequest.newBuilder(URI.create(link)).build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> put(String link, String json) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(link))
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(json));
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> post(String link, String type, String body) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(link))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body));
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }
}
