package dev.entrega.scenarios;

import static dev.entrega.scenarios.AnOrder.JSON;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Sends webhooks as the payment provider does, or as somebody who would like to be it.
 *
 * @param receiver where they go
 * @param secret that they are signed with
 */
record Webhooks(URI receiver, String secret) {

  /** Says that the order is paid, and returns the status of the answer. */
  int approve(String orderId, Instant signedAt) throws Exception {
    var event = JSON.createObjectNode();
    event.put("id", "evt_" + UUID.randomUUID()).put("type", "charge.approved");
    event.put("createdAt", signedAt.toString());
    event
        .putObject("data")
        .put("chargeId", "ch_1")
        .put("reference", orderId)
        .put("amountCents", 100)
        .put("currency", "BRL");
    var body = JSON.writeValueAsString(event);
    var request =
        HttpRequest.newBuilder(receiver)
            .header("Content-Type", "application/json")
            .header("Entrega-Signature", signature(signedAt.getEpochSecond(), body))
            .POST(BodyPublishers.ofString(body))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.discarding()).statusCode();
    }
  }

  private String signature(long seconds, String body) throws Exception {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
    var signed = mac.doFinal((seconds + "." + body).getBytes(UTF_8));
    return "t=%d,v1=%s".formatted(seconds, HexFormat.of().formatHex(signed));
  }
}
