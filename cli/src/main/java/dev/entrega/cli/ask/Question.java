package dev.entrega.cli.ask;

import dev.entrega.cli.endpoints.BadInput;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a customer asks.
 *
 * @param id of the question and of its event
 * @param conversation what was said before under the same id is remembered
 * @param customer the shop's own id
 * @param order the order that is meant; if none, the one last spoken of, or the latest
 * @param text the customer's words
 * @param locale BCP 47; if none, the language is that of the text
 */
record Question(
    String id,
    String conversation,
    String customer,
    @Nullable String order,
    String text,
    @Nullable String locale) {

  static final String TYPE = "question.asked";

  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,80}");

  /**
   * @throws BadInput something of it would be put aside by whoever answers
   */
  Question {
    requireId("--conversation", conversation);
    if (order != null) {
      requireId("--order", order);
    }
    if (text.isBlank()) {
      throw new BadInput("Expected a question, but its text is blank");
    }
    if (customer.isEmpty()) {
      throw new BadInput("Expected --customer to be the shop's id of a customer, but it is empty");
    }
  }

  private static void requireId(String option, String value) {
    if (!ID.matcher(value).matches()) {
      throw new BadInput(
          "Expected %s to be 1 to 80 letters, digits, - or _, but was: %s"
              .formatted(option, value));
    }
  }

  /** An id that no other question and no other conversation has. */
  static String newId() {
    return UUID.randomUUID().toString();
  }

  /** As a CloudEvent in JSON. */
  String event(Instant now) {
    var event = JSON.createObjectNode();
    event.put("specversion", "1.0");
    event.put("source", "/entrega/ask");
    event.put("id", id);
    event.put("type", TYPE);
    event.put("subject", conversation);
    event.put("time", now.truncatedTo(ChronoUnit.MILLIS).toString());
    event.put("datacontenttype", "application/json");
    var data = event.putObject("data");
    data.put("questionId", id);
    data.put("conversationId", conversation);
    data.put("customerId", customer);
    if (order != null) {
      data.put("orderId", order);
    }
    data.put("text", text);
    if (locale != null) {
      data.put("locale", locale);
    }
    return JSON.writeValueAsString(event);
  }
}
