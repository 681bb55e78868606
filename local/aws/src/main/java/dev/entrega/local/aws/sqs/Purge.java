package dev.entrega.local.aws.sqs;

import dev.entrega.local.aws.wire.Form;
import dev.entrega.local.aws.wire.Json;
import dev.entrega.local.aws.wire.Request;
import org.jspecify.annotations.Nullable;

/** PurgeQueue, the one operation of which ElasticMQ's queues tell nobody. */
final class Purge {

  private static final String OPERATION = "PurgeQueue";

  private Purge() {}

  /** The queue that a request empties, or null. */
  static @Nullable String of(Request request) {
    if (request.target() != null) {
      return request.operation().equals(OPERATION)
          ? Queues.name(new Fields(Json.object(request)).required("QueueUrl"))
          : null;
    }
    var form = Form.of(request);
    return OPERATION.equals(form.get("Action"))
        ? Queues.name(form.get("QueueUrl", request.path()))
        : null;
  }
}
