package dev.entrega.local.aws.sns;

import dev.entrega.local.aws.sqs.MessageAttribute;
import dev.entrega.local.aws.wire.AwsError;
import dev.entrega.local.aws.wire.Form;
import dev.entrega.local.aws.wire.Xml;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Publish and PublishBatch, as AWS Query writes them. */
final class PublishForm {

  static final Set<String> NAMES =
      Set.of(
          "TopicArn",
          "TargetArn",
          "PhoneNumber",
          "Message",
          "Subject",
          "MessageStructure",
          "MessageAttributes");

  private static final Set<String> ENTRY_NAMES =
      Set.of("Id", "Message", "Subject", "MessageStructure", "MessageAttributes");
  private static final int MOST_ENTRIES = 10;

  private PublishForm() {}

  /** Publishes to the topic or to the phone that the form names; to one of them. */
  static Consumer<Xml> publish(Sns sns, Form form) throws InterruptedException {
    form.allowOnly(NAMES);
    var messageId =
        sns.send(
            Target.of(form.get("TopicArn"), form.get("TargetArn"), form.get("PhoneNumber")),
            publication(form));
    return xml -> xml.put("MessageId", messageId);
  }

  private static Publication publication(Form form) {
    return Publication.of(
        form.required("Message"),
        form.get("MessageStructure"),
        form.get("Subject"),
        attributes(form));
  }

  /** Publishes each entry for itself; one that is refused doesn't keep the others. */
  static Consumer<Xml> batch(Sns sns, Form form) throws InterruptedException {
    form.allowOnly(Set.of("TopicArn", "PublishBatchRequestEntries"));
    var topic = form.required("TopicArn");
    sns.topics().topic(topic);
    var entries = form.members("PublishBatchRequestEntries.member");
    check(entries);
    var successful = new LinkedHashMap<String, String>();
    var failed = new LinkedHashMap<String, AwsError>();
    for (var entry : entries) {
      var id = entry.required("Id");
      try {
        entry.allowOnly(ENTRY_NAMES);
        successful.put(id, sns.send(new Target.OfTopic(topic), publication(entry)));
      } catch (AwsError e) {
        failed.put(id, e);
      }
    }
    return xml ->
        xml.in(
                "Successful",
                list ->
                    successful.forEach((id, messageId) ->
                        list.in("member", one -> one.put("Id", id).put("MessageId", messageId))))
            .in(
                "Failed",
                list ->
                    failed.forEach((id, error) ->
                        list.in(
                            "member",
                            one ->
                                one.put("Id", id)
                                    .put("Code", error.code())
                                    .put("Message", error.text())
                                    .put("SenderFault", "true"))));
  }

  private static void check(List<Form> entries) {
    if (entries.isEmpty()) {
      throw AwsError.badRequest("EmptyBatchRequest", "Expected entries, but there are none");
    }
    if (entries.size() > MOST_ENTRIES) {
      throw AwsError.badRequest(
          "TooManyEntriesInBatchRequest",
          "Expected at most 10 entries, but there are " + entries.size());
    }
    var ids = new HashSet<String>();
    var size = 0;
    for (var entry : entries) {
      var id = entry.required("Id");
      if (!ids.add(id)) {
        throw AwsError.badRequest(
            "BatchEntryIdsNotDistinct", "Expected distinct ids, but found twice: " + id);
      }
      if (!id.matches("[A-Za-z0-9_-]{1,80}")) {
        throw AwsError.badRequest(
            "InvalidBatchEntryId", "Expected [A-Za-z0-9_-]{1,80}, but found the id " + id);
      }
      size += Publication.size(entry.get("Message", ""), attributes(entry));
    }
    if (size > Publication.LIMIT) {
      throw AwsError.badRequest(
          "BatchRequestTooLong", "Expected at most 262144 bytes in all, but there are " + size);
    }
  }

  private static Map<String, MessageAttribute> attributes(Form form) {
    var attributes = new LinkedHashMap<String, MessageAttribute>();
    for (var entry : form.members("MessageAttributes.entry")) {
      var type = entry.required("Value.DataType");
      var value = entry.get(type.startsWith("Binary") ? "Value.BinaryValue" : "Value.StringValue");
      attributes.put(
          entry.required("Name"), new MessageAttribute(type, value == null ? "" : value));
    }
    return attributes;
  }
}
