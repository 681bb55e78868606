package dev.entrega.scenarios;

import static dev.entrega.scenarios.AnOrder.JSON;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What lies in everybody's inbox. */
final class InboxApi {

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI inbox;

  InboxApi(URI inbox) {
    this.inbox = inbox;
  }

  /** How many mails ever came. */
  long received() throws Exception {
    return get("/api/mails?q=" + UUID.randomUUID()).get("received").asLong();
  }

  /** The mails that mention it, the oldest first, each with its text. */
  List<JsonNode> mails(String words) throws Exception {
    var found = get("/api/mails?q=" + URLEncoder.encode(words, UTF_8)).get("mails");
    var mails = new ArrayList<JsonNode>();
    for (var mail : found) {
      mails.addFirst(get("/api/mails/" + mail.get("id").asLong()));
    }
    return mails;
  }

  /** The statuses of notifier's mails about an order, the oldest first. */
  List<String> told(String orderId) throws Exception {
    return get("/api/mails?q=" + orderId)
        .get("mails")
        .valueStream()
        .filter(mail -> mail.path("orderId").asString("").equals(orderId))
        .map(mail -> mail.get("status").asString())
        .toList()
        .reversed();
  }

  /** The texts of the SMS that mention it. */
  List<String> texts(String words) throws Exception {
    return get("/api/sms?q=" + URLEncoder.encode(words, UTF_8))
        .get("sms")
        .valueStream()
        .map(sms -> sms.get("text").asString())
        .toList();
  }

  /** Opens a link of a mail; returns the status code. */
  int open(String link) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(link)).build();
    return http.send(request, BodyHandlers.discarding()).statusCode();
  }

  /** What a mail program does when its unsubscribe button is pressed; returns the status code. */
  int oneClick(String link) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(link))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("List-Unsubscribe=One-Click"));
    return http.send(request.build(), BodyHandlers.discarding()).statusCode();
  }

  private JsonNode get(String path) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(inbox + path)).build();
    return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
  }
}
