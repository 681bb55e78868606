package dev.entrega.payment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** The provider's wire: what is said in which words, and which answers are faults. */
final class ProviderHttp {

  private static final int MOST_RESPONSE_BYTES = 1 << 16;

  private final HttpClient http;
  private final JsonMapper json;
  private final PaymentSettings.Provider settings;

  ProviderHttp(HttpClient http, JsonMapper json, PaymentSettings.Provider settings) {
    this.http = http;
    this.json = json;
    this.settings = settings;
  }

  /**
   * What is asked.
   *
   * @param orderId the order that it is about
   * @param path begins with {@code /v1}
   */
  record Call(String orderId, String path) {}

  /** What the provider answered; everything else is a fault. */
  sealed interface Answer {

    /** It has done it, or has it. */
    record Said(JsonNode body) implements Answer {}

    /**
     * It does not do that for this order.
     *
     * @param error {@code {code, message, declineReason?}}
     * @param detail status and message
     */
    record Refused(JsonNode error, String detail) implements Answer {}
  }

  /** Asks for something, at most once for each key. */
  Answer post(Call call, String key, Object body) throws InterruptedException {
    return ask(
        call,
        HttpRequest.newBuilder(settings.at(call.path()))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(body))));
  }

  Answer get(Call call) throws InterruptedException {
    return ask(call, HttpRequest.newBuilder(settings.at(call.path())));
  }

  private Answer ask(Call call, HttpRequest.Builder request) throws InterruptedException {
    request.header("Authorization", "Bearer " + settings.apiKey());
    HttpResponse<byte[]> response = sendTwice(request.build());
    JsonNode body = read(response.body());
    JsonNode error = body.path("error");
    return switch (response.statusCode()) {
      case 200, 201 -> new Answer.Said(body);
      // Nothing of these is about this order: a wrong key or address, or too much at once.
      case 401, 403, 404, 408, 425, 429 -> throw fault(call, response, error);
      default -> {
        if (response.statusCode() / 100 != 4) {
          throw fault(call, response, error);
        }
        yield new Answer.Refused(error, status(response, error));
      }
    };
  }

  /** Tries again at once, because a server may close a kept connection just when we use it. */
  private HttpResponse<byte[]> sendTwice(HttpRequest request) throws InterruptedException {
    try {
      return send(request);
    } catch (IOException _) {
      try {
        return send(request);
      } catch (IOException again) {
        throw new UncheckedIOException(
            "Expected %s to answer, but: %s".formatted(settings.url(), again), again);
      }
    }
  }

  /** The timeout covers the body too, which the client's own does not. */
  private HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> response =
        http.sendAsync(
            request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_RESPONSE_BYTES));
    try {
      return response.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      throw new UncheckedIOException(
          new IOException(
              "Expected %s to answer within %s, but it did not"
                  .formatted(settings.url(), settings.timeout())));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException broken) {
        throw broken;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      response.cancel(true);
    }
  }

  private JsonNode read(byte[] body) {
    try {
      return body.length == 0 ? MissingNode.getInstance() : json.readTree(body);
    } catch (JacksonException _) {
      return MissingNode.getInstance();
    }
  }

  private static IllegalStateException fault(
      Call call, HttpResponse<byte[]> response, JsonNode error) {
    return new IllegalStateException(
        "Expected the provider to take %s of order %s, but it answered %s"
            .formatted(call.path(), call.orderId(), status(response, error)));
  }

  private static String status(HttpResponse<byte[]> response, JsonNode error) {
    String message = text(error, "message");
    return message == null
        ? Integer.toString(response.statusCode())
        : response.statusCode() + ": " + message;
  }

  /** A text of theirs, made fit for our log and our column. */
  static @Nullable String text(JsonNode node, String field) {
    String text = node.path(field).stringValue(null);
    return text == null || text.isBlank() ? null : ProviderEvent.tame(text);
  }
}
