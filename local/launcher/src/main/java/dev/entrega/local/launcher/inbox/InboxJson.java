package dev.entrega.local.launcher.inbox;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The inbox for programs: {@code {received, mails: [{id, at, from, to, subject, messageId,
 * orderId?, status?}]}}, one mail also with {@code text} and {@code html}, and {@code {sms: [{at,
 * to, text}]}}.
 */
final class InboxJson {

  private static final JsonMapper JSON = JsonMapper.shared();

  String mails(long received, List<Mail> mails) {
    var json = JSON.createObjectNode().put("received", received);
    var list = json.putArray("mails");
    mails.forEach(mail -> list.add(brief(mail)));
    return JSON.writeValueAsString(json);
  }

  String mail(Mail mail) {
    var text = MailText.of(mail);
    return JSON.writeValueAsString(brief(mail).put("text", text.plain()).put("html", text.html()));
  }

  String texts(List<Texts.Text> texts) {
    var json = JSON.createObjectNode();
    var list = json.putArray("sms");
    texts.forEach(text ->
        list.addObject()
            .put("at", text.at().toString())
            .put("to", text.to())
            .put("text", text.text()));
    return JSON.writeValueAsString(json);
  }

  private static ObjectNode brief(Mail mail) {
    var json =
        JSON.createObjectNode()
            .put("id", mail.id())
            .put("at", mail.at().toString())
            .put("from", mail.head().from())
            .put("to", mail.to())
            .put("subject", mail.head().subject())
            .put("messageId", mail.head().messageId());
    if (mail.head().orderId() != null) {
      json.put("orderId", mail.head().orderId());
    }
    if (mail.head().status() != null) {
      json.put("status", mail.head().status());
    }
    return json;
  }
}
