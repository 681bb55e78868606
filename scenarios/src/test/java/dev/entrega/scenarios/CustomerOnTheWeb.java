package dev.entrega.scenarios;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.entrega.local.launcher.LocalEntrega;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.core.env.Environment;

/** Customers who ask over HTTP, with a token as whoever logs them in makes it. */
final class CustomerOnTheWeb {

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI questions;
  private final String secret;

  CustomerOnTheWeb(LocalEntrega entrega) {
    var chatbot = entrega.services().named("chatbot").context().getBean(Environment.class);
    questions =
        URI.create(
            "http://127.0.0.1:%s/api/questions"
                .formatted(chatbot.getRequiredProperty("local.server.port")));
    secret = chatbot.getRequiredProperty("chatbot.token-secret");
  }

  /** Empty if too many are asking at once. */
  Optional<AnswerTimes.Times> ask() throws Exception {
    var customer = "customer-" + UUID.randomUUID();
    var request =
        HttpRequest.newBuilder(questions)
            .header("Authorization", "Bearer " + token(customer))
            .header("Content-Type", "application/json")
            .header("Accept", "text/event-stream")
            .POST(
                BodyPublishers.ofString(
                    "{\"conversationId\": \"c-1\", \"text\": \"%s\"}"
                        .formatted(AnswerTimes.QUESTION)))
            .build();
    var begin = System.nanoTime();
    var first = 0.0;
    var answer = http.send(request, BodyHandlers.ofLines());
    try (var lines = answer.body()) {
      if (answer.statusCode() == HttpURLConnection.HTTP_UNAVAILABLE) {
        return Optional.empty();
      }
      for (var line : (Iterable<String>) lines::iterator) {
        var millis = (System.nanoTime() - begin) / 1e6;
        if (line.startsWith("event:answer.delta")) {
          first = first == 0 ? millis : first;
        } else if (line.startsWith("event:answer.completed")) {
          return Optional.of(new AnswerTimes.Times(first, millis));
        }
      }
    }
    throw new AssertionError("Expected an answer, but the stream ended");
  }

  private String token(String customer) throws GeneralSecurityException {
    var until = Instant.now().plus(Duration.ofHours(1)).getEpochSecond();
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
    return "%s.%d.%s"
        .formatted(
            BASE64.encodeToString(customer.getBytes(UTF_8)),
            until,
            BASE64.encodeToString(
                mac.doFinal("assistant:%d:%s".formatted(until, customer).getBytes(UTF_8))));
  }
}
