package dev.entrega.payment;

import dev.entrega.payment.ProviderEvent.MalformedEvent;
import dev.entrega.payment.Settlement.Receipt;
import dev.entrega.payment.WebhookSignature.Verdict;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where the provider says what became of a charge. 200: taken, or taken before. Anything else: it
 * may come again. 401: not signed by the provider, or not now. 409: an exact copy, or it
 * contradicts what we know. 404: no such order. 400: not an event. 413: too long.
 */
@RestController
final class Webhook {

  private static final Logger log = LoggerFactory.getLogger(Webhook.class);

  private final Settlement settlement;
  private final WebhookSignature signature;
  private final SeenWebhooks seen = new SeenWebhooks();
  private final JsonMapper json;
  private final InstantSource time;
  private final int maxBytes;

  Webhook(Settlement settlement, PaymentSettings settings, JsonMapper json, InstantSource time) {
    this.settlement = settlement;
    this.signature =
        new WebhookSignature(settings.webhook().secret(), settings.webhook().tolerance());
    this.maxBytes = settings.webhook().maxBytes();
    this.json = json;
    this.time = time;
  }

  @PostMapping("/webhooks/provider")
  ResponseEntity<ProblemDetail> receive(HttpServletRequest request) throws IOException {
    byte[] body = request.getInputStream().readNBytes(maxBytes + 1);
    if (body.length > maxBytes) {
      return refused(
          HttpStatus.CONTENT_TOO_LARGE,
          "Expected at most %d bytes, but there are more".formatted(maxBytes));
    }
    Instant now = time.instant();
    return switch (signature.check(request.getHeader(WebhookSignature.HEADER), body, now)) {
      case Verdict.Forged(var why) -> {
        log.warn("webhook from {} refused. {}", request.getRemoteAddr(), why);
        yield answer(HttpStatus.UNAUTHORIZED, "The signature is not accepted.");
      }
      case Verdict.Genuine genuine ->
          seen.claim(genuine, now)
              ? take(genuine, body)
              : refused(HttpStatus.CONFLICT, "Expected each webhook once, but this is a copy");
    };
  }

  private ResponseEntity<ProblemDetail> take(Verdict.Genuine webhook, byte[] body) {
    boolean taken = false;
    try {
      ResponseEntity<ProblemDetail> response = settle(body);
      taken = response.getStatusCode().is2xxSuccessful();
      return response;
    } finally {
      if (!taken) {
        seen.release(webhook);
      }
    }
  }

  private ResponseEntity<ProblemDetail> settle(byte[] body) {
    try {
      ProviderEvent event = ProviderEvent.read(json, body).orElse(null);
      if (event == null) {
        return ResponseEntity.ok().build();
      }
      return switch (settlement.on(event)) {
        case Receipt.Recorded _, Receipt.Known _ -> ResponseEntity.ok().build();
        case Receipt.Unknown _ ->
            refused(
                HttpStatus.NOT_FOUND,
                "Expected a charge of order %s, but there is none".formatted(event.reference()));
        case Receipt.Contradicts(var why) -> answer(HttpStatus.CONFLICT, why);
      };
    } catch (MalformedEvent malformed) {
      return refused(HttpStatus.BAD_REQUEST, String.valueOf(malformed.getMessage()));
    }
  }

  private static ResponseEntity<ProblemDetail> refused(HttpStatus status, String why) {
    log.warn("webhook refused with {}. {}", status.value(), why);
    return answer(status, why);
  }

  private static ResponseEntity<ProblemDetail> answer(HttpStatus status, String detail) {
    return ResponseEntity.of(ProblemDetail.forStatusAndDetail(status, detail)).build();
  }
}
