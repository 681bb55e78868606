package dev.entrega.local.aws.sns;

import dev.entrega.local.aws.sns.sms.Phone;
import dev.entrega.local.aws.wire.Form;
import dev.entrega.local.aws.wire.Xml;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The operations on phones and on what holds for all text messages, from form to answer. */
final class SmsActions {

  private final Texting texting;

  SmsActions(Texting texting) {
    this.texting = texting;
  }

  Consumer<Xml> setAttributes(Form form) {
    form.allowOnly(Set.of("attributes"));
    texting.change(form.entries("attributes.entry"));
    return _ -> {};
  }

  /** All of them, or those that are asked for. */
  Consumer<Xml> attributes(Form form) {
    form.allowOnly(Set.of("attributes"));
    var attributes = new TreeMap<>(texting.defaults().attributes());
    var asked = form.members("attributes.member").stream().map(one -> one.get("", "")).toList();
    if (!asked.isEmpty()) {
      attributes.keySet().retainAll(asked);
    }
    return SnsApi.attributes("attributes", attributes);
  }

  Consumer<Xml> isOptedOut(Form form) {
    form.allowOnly(Set.of("phoneNumber"));
    var optedOut = texting.phones().isOptedOut(phone(form));
    return xml -> xml.put("isOptedOut", Boolean.toString(optedOut));
  }

  Consumer<Xml> optedOut(Form form) {
    form.allowOnly(Set.of("nextToken"));
    return Page.of(form, "nextToken", texting.phones().optedOut())
        .written("phoneNumbers", "nextToken", (xml, phone) -> xml.put("member", phone.number()));
  }

  Consumer<Xml> optIn(Form form) {
    form.allowOnly(Set.of("phoneNumber"));
    if (!texting.phones().optIn(phone(form))) {
      throw SnsErrors.invalid(
          "PhoneNumber Reason: Expected at most one opt-in in 30 days, but there was one already");
    }
    return _ -> {};
  }

  private static Phone phone(Form form) {
    var number = form.required("phoneNumber");
    var phone = Phone.orNull(number);
    if (phone == null) {
      throw SnsErrors.invalid("PhoneNumber Reason: " + number + " is no E.164 number");
    }
    return phone;
  }
}
