package dev.entrega.payment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Calls the provider over HTTP: {@code POST /v1/charges} with {@code Idempotency-Key:
 * <orderId>/charge} → {@code 201 {id, status}}, or an error {@code {error: {code, message,
 * declineReason?}}}; {@code provider.openapi.json} has it in full.
 */
final class HttpProvider implements Provider {

  private static final int MOST_RESPONSE_BYTES = 1 << 16;

  private final HttpClient http;
  private final JsonMapper json;
  private final PaymentSettings.Provider settings;

  HttpProvider(HttpClient http, JsonMapper json, PaymentSettings.Provider settings) {
    this.http = http;
    this.json = json;
    this.settings = settings;
  }

  @Override
  public Creation create(String orderId, ChargeOrder order) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(settings.charges())
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + settings.apiKey())
            .header("Idempotency-Key", orderId + "/charge")
            .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(body(orderId, order))))
            .build();
    HttpResponse<byte[]> response = sendTwice(request);
    JsonNode said = read(response.body());
    JsonNode error = said.path("error");
    return switch (response.statusCode()) {
      case 200, 201 -> new Creation.Created(idOf(said, orderId));
      // Nothing of these is about this order: a wrong key or address, or too much at once.
      case 401, 403, 404, 408, 425, 429 -> throw fault(orderId, response, error);
      default -> {
        if (response.statusCode() / 100 != 4) {
          throw fault(orderId, response, error);
        }
        String declined = text(error, "declineReason");
        yield declined != null
            ? new Creation.Declined(declined)
            : new Creation.Refused(status(response, error));
      }
    };
  }

  private static ProviderCharge body(String orderId, ChargeOrder order) {
    ChargeOrder.Payment payment = order.payment();
    Map<String, String> metadata =
        payment.sandbox() == null ? Map.of() : Map.of("sandbox", payment.sandbox());
    return new ProviderCharge(
        orderId,
        order.amountCents(),
        order.currency(),
        payment.method(),
        payment.installments(),
        order.customerId(),
        metadata);
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

  private static String idOf(JsonNode said, String orderId) {
    String id = text(said, "id");
    if (id == null) {
      throw new IllegalStateException(
          "Expected the provider to name the charge of order %s, but it did not"
              .formatted(orderId));
    }
    return id;
  }

  private static IllegalStateException fault(
      String orderId, HttpResponse<byte[]> response, JsonNode error) {
    return new IllegalStateException(
        "Expected the provider to take the charge of order %s, but it answered %s"
            .formatted(orderId, status(response, error)));
  }

  private static String status(HttpResponse<byte[]> response, JsonNode error) {
    String message = text(error, "message");
    return message == null
        ? Integer.toString(response.statusCode())
        : response.statusCode() + ": " + message;
  }

  /** A text of theirs, made fit for our log and our column. */
  private static @Nullable String text(JsonNode node, String field) {
    String text = node.path(field).stringValue(null);
    return text == null || text.isBlank() ? null : ProviderEvent.tame(text);
  }

  /** The body of {@code POST /v1/charges}. */
  private record ProviderCharge(
      String reference,
      long amountCents,
      String currency,
      String method,
      int installments,
      String customerId,
      Map<String, String> metadata) {}
}
