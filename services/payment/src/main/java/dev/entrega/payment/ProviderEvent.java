package dev.entrega.payment;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the provider says in a webhook: {@code {id, type, createdAt, data: {chargeId, reference,
 * amountCents, currency, declineReason?}}}.
 *
 * @param id the same in every delivery of the event
 * @param reference the order
 * @param amount what was decided on
 * @param chargeId the provider's id of the charge
 * @param decision what was decided
 */
record ProviderEvent(
    String id, String reference, Money amount, String chargeId, Decision decision) {

  private static final int LONGEST_ID = 100;

  /**
   * Reads the body of a webhook.
   *
   * @return empty if the event is of a kind that we do not know; kinds may be added
   * @throws MalformedEvent if it is not such an event
   */
  static Optional<ProviderEvent> read(JsonMapper json, byte[] body) throws MalformedEvent {
    JsonNode event = tree(json, body);
    String id = text(event, "id");
    String type = text(event, "type");
    JsonNode data = event.path("data");
    return switch (type) {
      case "charge.approved" -> {
        String chargeId = text(data, "chargeId");
        yield Optional.of(of(id, data, new Decision.Approved(chargeId)));
      }
      case "charge.declined" -> {
        String reason = data.path("declineReason").stringValue("declined");
        yield Optional.of(
            of(id, data, new Decision.Declined(text(data, "chargeId"), tame(reason))));
      }
      case "charge.cancelled" -> {
        String chargeId = text(data, "chargeId");
        yield Optional.of(of(id, data, new Decision.Cancelled(chargeId)));
      }
      default -> Optional.empty();
    };
  }

  private static ProviderEvent of(String id, JsonNode data, Decision decision)
      throws MalformedEvent {
    JsonNode cents = data.path("amountCents");
    if (!cents.isIntegralNumber() || !cents.canConvertToLong()) {
      throw new MalformedEvent("Expected amountCents to be a whole number, but it is not");
    }
    Money amount = new Money(cents.longValue(), text(data, "currency"));
    return new ProviderEvent(id, text(data, "reference"), amount, text(data, "chargeId"), decision);
  }

  private static JsonNode tree(JsonMapper json, byte[] body) throws MalformedEvent {
    try {
      return json.readTree(body);
    } catch (JacksonException _) {
      throw new MalformedEvent("Expected a JSON object, but the body is none");
    }
  }

  private static String text(JsonNode node, String field) throws MalformedEvent {
    @Nullable String text = node.path(field).stringValue(null);
    if (text == null || text.isBlank() || text.length() > LONGEST_ID) {
      throw new MalformedEvent(
          "Expected %s to be a text of 1 to %d characters, but it is not"
              .formatted(field, LONGEST_ID));
    }
    return tame(text);
  }

  /** A text from outside, made fit for a line of our log and for our columns. */
  static String tame(String text) {
    String line = text.replaceAll("\\p{Cntrl}", " ");
    return line.length() <= 200 ? line : line.substring(0, 200);
  }

  /** The body is not what the contract says. */
  static final class MalformedEvent extends Exception {

    MalformedEvent(String message) {
      super(message);
    }
  }
}
