package dev.entrega.local.aws.sns.sms;

import dev.entrega.local.aws.wire.AwsError;
import dev.entrega.local.aws.wire.Form;
import dev.entrega.local.aws.wire.Json;
import dev.entrega.local.aws.wire.Reply;
import dev.entrega.local.aws.wire.Request;
import dev.entrega.local.aws.wire.Service;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The phones' own side, which AWS does not have: {@code GET /_entrega/sms?to=} reads, {@code POST
 * /_entrega/sms/{phone}/replies} answers with the body as the text.
 */
public final class SmsInboxApi implements Service {

  /** Where it is served. */
  public static final String PATH = "/_entrega/sms";

  private static final Pattern REPLIES = Pattern.compile(PATH + "/([^/]+)/replies");

  private final Phones phones;

  /** Speaks for {@code phones}. */
  public SmsInboxApi(Phones phones) {
    this.phones = phones;
  }

  @Override
  public Reply answer(Request request) {
    if (request.method().equals("GET") && request.path().equals(PATH)) {
      return json(messages(request));
    }
    var reply = REPLIES.matcher(request.path());
    if (request.method().equals("POST") && reply.matches()) {
      return json(answered(phone(reply.group(1)), request.text()));
    }
    throw AwsError.notFound(
        "NotFound",
        "Expected GET %s?to= or POST %s/{phone}/replies, but found %s %s"
            .formatted(PATH, PATH, request.method(), request.path()));
  }

  private JsonNode messages(Request request) {
    var form = Form.of(request);
    form.allowOnly(Set.of("to"));
    var to = form.get("to", "");
    var list = Json.MAPPER.createArrayNode();
    for (var sms : phones.messages(to.isBlank() ? null : phone(to))) {
      list.addObject()
          .put("messageId", sms.messageId())
          .put("to", sms.to().number())
          .put("text", sms.text())
          .put("senderId", sms.senderId())
          .put("type", sms.type())
          .put("topicArn", sms.topicArn())
          .put("at", sms.at().toString());
    }
    return list;
  }

  private JsonNode answered(Phone phone, String text) {
    var optedOut = phones.reply(phone, text);
    phones.secure();
    return Json.MAPPER.createObjectNode().put("phone", phone.number()).put("optedOut", optedOut);
  }

  private static Phone phone(String text) {
    var phone = Phone.orNull(text);
    if (phone == null) {
      throw AwsError.badRequest(
          "InvalidParameter", "Expected a phone number like +5511998765432, but found " + text);
    }
    return phone;
  }

  private static Reply json(JsonNode node) {
    return Reply.of(200, "application/json", Map.of(), Json.MAPPER.writeValueAsBytes(node));
  }
}
