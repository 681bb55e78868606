package dev.entrega.local.aws.sqs;

import dev.entrega.local.aws.wire.AwsError;
import dev.entrega.local.aws.wire.Json;
import dev.entrega.local.aws.wire.Reply;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** Up to ten entries in one request, each succeeding or failing for itself. */
final class Batch {

  private static final int MOST_ENTRIES = 10;

  /** Asks a queue for one entry. */
  @FunctionalInterface
  interface Asking<T> {

    Pending<T> ask(Fields entry) throws InterruptedException;
  }

  private Batch() {}

  /** Asks for all entries, then waits for all answers. */
  static <T> Reply of(Fields fields, Asking<T> asking, Function<T, ObjectNode> written)
      throws InterruptedException {
    var asked = new LinkedHashMap<String, Pending<T>>();
    for (var entry : entries(fields)) {
      asked.put(entry.required("Id"), ask(asking, entry));
    }
    var answer = Json.MAPPER.createObjectNode();
    var successful = answer.putArray("Successful");
    var failed = answer.putArray("Failed");
    for (var entry : asked.entrySet()) {
      try {
        successful.add(written.apply(entry.getValue().await()).put("Id", entry.getKey()));
      } catch (AwsError e) {
        failed
            .addObject()
            .put("Id", entry.getKey())
            .put("SenderFault", true)
            .put("Code", e.code())
            .put("Message", e.text());
      }
    }
    return Json.reply(answer);
  }

  /** All bodies of a SendMessageBatch together are no longer than one message may be. */
  static void checkSize(Fields fields) {
    var size = 0;
    for (var entry : fields.list("Entries")) {
      size += Sizes.utf8(entry.path("MessageBody").asString(""));
    }
    if (size > Limits.MESSAGE) {
      throw AwsError.badRequest(
          "BatchRequestTooLong",
          "Batch requests cannot be longer than 262144 bytes. You have sent " + size + " bytes.");
    }
  }

  private static <T> Pending<T> ask(Asking<T> asking, Fields entry) throws InterruptedException {
    try {
      return asking.ask(entry);
    } catch (AwsError e) {
      return () -> {
        throw e;
      };
    }
  }

  private static List<Fields> entries(Fields fields) {
    var entries = new ArrayList<Fields>();
    var ids = new HashSet<String>();
    for (var node : fields.list("Entries")) {
      if (!(node instanceof ObjectNode object)) {
        throw AwsError.badRequest(
            "SerializationException", "Expected an object for each entry, but found " + node);
      }
      var entry = new Fields(object);
      if (!ids.add(entry.required("Id"))) {
        throw AwsError.badRequest(
            "BatchEntryIdsNotDistinct", "Id " + entry.required("Id") + " repeated.");
      }
      entries.add(entry);
    }
    if (entries.isEmpty()) {
      throw AwsError.badRequest(
          "EmptyBatchRequest", "There should be at least one entry in the request.");
    }
    if (entries.size() > MOST_ENTRIES) {
      throw AwsError.badRequest(
          "TooManyEntriesInBatchRequest",
          "Maximum number of entries per request are 10. You have sent " + entries.size() + ".");
    }
    return entries;
  }
}
