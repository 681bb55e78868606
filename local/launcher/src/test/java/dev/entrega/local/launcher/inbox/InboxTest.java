package dev.entrega.local.launcher.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entrega.local.launcher.inbox.Texts.Text;
import dev.entrega.local.store.Drawers;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Mails come by SMTP and are seen over HTTP. */
class InboxTest {

  private static final String HOST = "127.0.0.1";
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final List<Text> TEXTS =
      List.of(
          new Text("+5511990000001", "Entrega: pedido A-1 <entregue>", Instant.EPOCH),
          new Text("+5511990000002", "Entrega: pedido B-2", Instant.EPOCH.plusSeconds(1)));

  private final Inbox inbox = Inbox.open(HOST, 0);
  private final Inbox.Web web = inbox.show(0, () -> TEXTS);

  @AfterEach
  void close() {
    web.close();
    inbox.close();
  }

  @Test
  void a_mail_is_listed_newest_first_and_found_by_address_and_order() throws Exception {
    send("ana@example.com", "A-1", "Olá, Ana: é aqui", "text", "<p>html</p>");
    send("bob+x@example.com", "B-2", "Hello Bob", "text", "<p>html</p>");

    assertThat(subjects("")).containsExactly("Hello Bob", "Olá, Ana: é aqui");
    assertThat(subjects("?q=ANA@")).containsExactly("Olá, Ana: é aqui");
    assertThat(subjects("?q=B-2")).containsExactly("Hello Bob");
    assertThat(subjects("?q=bob%2Bx")).containsExactly("Hello Bob");
    assertThat(subjects("?q=nobody")).isEmpty();
    assertThat(json("/api/mails").get("received").asLong()).isEqualTo(2);
    var page = get("/?q=ana").body();
    assertThat(page).contains("Olá, Ana: é aqui", "ana@example.com").doesNotContain("Hello Bob");
  }

  @Test
  void a_mail_is_shown_in_text_and_html_and_as_it_came() throws Exception {
    send("ana@example.com", "A-1", "Olá", "Opa, é já: https://x.example/a?b=1&c=2.", "<p>é</p>");

    var one = json("/api/mails/1");
    assertThat(one.get("text").asString()).contains("Opa, é já");
    assertThat(one.get("html").asString()).isEqualTo("<p>é</p>");
    assertThat(one.get("orderId").asString()).isEqualTo("A-1");
    assertThat(get("/mails/1").body())
        .contains(
            "<a href=\"https://x.example/a?b&#x3D;1&amp;c&#x3D;2\" target=\"_blank\"", "</a>.")
        .contains("sandbox=\"allow-popups allow-popups-to-escape-sandbox\"");
    assertThat(get("/mails/1/source").body()).contains("Subject: =?UTF-8?");
  }

  @Test
  void nothing_that_a_mail_says_is_run() throws Exception {
    var evil = "<script>alert(1)</script>";
    send("<ana@example.com>", "A\"><b>", evil, evil, "<head x>" + evil + "</head>");

    assertThat(get("/").body()).doesNotContain(evil).contains("&lt;script&gt;");
    assertThat(get("/mails/1").body()).doesNotContain(evil);
    assertThat(get("/?q=" + "%22%3E%3Cscript%3E").body()).doesNotContain("\"><script>");
    var framed = get("/mails/1/html");
    assertThat(framed.body()).startsWith("<head x><base target=\"_blank\">");
    assertThat(framed.headers().firstValue("Content-Security-Policy").orElse(""))
        .startsWith("default-src 'none'; style-src 'unsafe-inline'")
        .contains("sandbox allow-popups")
        .doesNotContain("allow-scripts", "allow-same-origin");
    assertThat(get("/").headers().firstValue("Content-Security-Policy").orElse(""))
        .startsWith("default-src 'none'; style-src 'unsafe-inline'");
    assertThat(get("/mails/1/source").headers().firstValue("Content-Type"))
        .hasValue("text/plain; charset=utf-8");
  }

  @Test
  void texts_are_beside_them_and_found_by_phone_and_order() throws Exception {
    assertThat(get("/").body()).contains("+5511990000001", "&lt;entregue&gt;");
    assertThat(json("/api/sms").get("sms")).hasSize(2);
    assertThat(json("/api/sms?q=B-2").at("/sms/0/to").asString()).isEqualTo("+5511990000002");
    assertThat(json("/api/sms?q=0000001").at("/sms/0/text").asString()).contains("A-1");
  }

  @Test
  void what_is_not_there_is_answered_so() throws Exception {
    for (var path : List.of("/mails/7", "/mails/7/html", "/mails/x", "/api/mails/7", "/etc")) {
      assertThat(get(path).statusCode()).as(path).isEqualTo(404);
    }
  }

  @Test
  void a_plain_mail_for_two_has_no_frame_and_lies_there_twice() throws Exception {
    var mail = new MimeMessage(session());
    mail.setText("hello");
    mail.saveChanges();
    Transport.send(
        mail, new InternetAddress[] {new InternetAddress("a@b.c"), new InternetAddress("d@e.f")});

    assertThat(subjects("")).containsExactly("", "");
    assertThat(get("/mails/2").body()).contains("(no subject)", "hello").doesNotContain("<iframe");
  }

  @Test
  void the_server_closes_and_opens_again_on_its_port() throws Exception {
    var port = inbox.mailServer().port();
    inbox.mailServer().close();
    assertThatThrownBy(() -> send("a@b.c", "A", "s", "t", "h"))
        .isInstanceOf(MessagingException.class);

    inbox.mailServer().open();
    inbox.mailServer().open();

    assertThat(inbox.mailServer().port()).isEqualTo(port);
    send("a@b.c", "A", "s", "t", "h");
    assertThat(subjects("")).hasSize(1);
  }

  @Test
  void the_oldest_go_when_there_are_too_many() {
    var mails = new Mails(InstantSource.system(), Drawers.NONE);
    var head = "Subject: s\r\n\r\n";
    var megabyte = head + "x".repeat((1 << 20) - head.length());
    for (int i = 0; i < 70; i++) {
      mails.add("a@b.c", megabyte);
    }

    assertThat(mails.received()).isEqualTo(70);
    assertThat(mails.newest("", 100)).hasSize(64);
    assertThat(mails.find(6)).isEmpty();
    assertThat(mails.find(7)).isPresent();
  }

  private List<String> subjects(String query) throws Exception {
    return json("/api/mails" + query)
        .get("mails")
        .valueStream()
        .map(mail -> mail.get("subject").asString())
        .toList();
  }

  private JsonNode json(String path) throws Exception {
    return JsonMapper.shared().readTree(get(path).body());
  }

  private HttpResponse<String> get(String path) throws Exception {
    var uri = URI.create(web.uri() + path);
    return HTTP.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  private void send(String to, String orderId, String subject, String text, String html)
      throws MessagingException {
    var mail = new MimeMessage(session());
    mail.setFrom("entrega@localhost");
    mail.setSubject(subject, "UTF-8");
    mail.setHeader("Entrega-Order", orderId);
    var plain = new MimeBodyPart();
    plain.setText(text, "UTF-8", "plain");
    var rich = new MimeBodyPart();
    rich.setText(html, "UTF-8", "html");
    mail.setContent(new MimeMultipart("alternative", plain, rich));
    mail.saveChanges();
    Transport.send(mail, InternetAddress.parse(to));
  }

  private Session session() {
    var properties = new Properties();
    properties.setProperty("mail.smtp.host", HOST);
    properties.setProperty("mail.smtp.port", String.valueOf(inbox.mailServer().port()));
    return Session.getInstance(properties);
  }
}
