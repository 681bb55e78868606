package dev.entrega.local.aws.sqs;

import dev.entrega.local.aws.wire.AwsError;
import dev.entrega.local.aws.wire.Json;
import dev.entrega.local.aws.wire.Reply;
import dev.entrega.local.aws.wire.Request;
import dev.entrega.local.aws.wire.Service;
import java.util.Map;

/**
 * SQS's wire. The operations that a busy system calls all day are read here and asked of the queue
 * itself; all others, and whatever speaks the older Query form, go on to ElasticMQ's own wire.
 */
public final class SqsApi implements Service {

  private final Queues queues;

  /** Speaks for {@code queues}. */
  public SqsApi(Queues queues) {
    this.queues = queues;
  }

  @Override
  public Reply answer(Request request) throws InterruptedException {
    if (request.target() == null) {
      return queues.forward(request);
    }
    try {
      return switch (request.operation()) {
        case "SendMessage" -> send(request);
        case "ReceiveMessage" -> receive(fields(request));
        case "DeleteMessage" -> delete(fields(request));
        case "ChangeMessageVisibility" -> changeVisibility(fields(request));
        case "SendMessageBatch" -> sendBatch(request);
        case "DeleteMessageBatch" -> deleteBatch(fields(request));
        case "ChangeMessageVisibilityBatch" -> changeVisibilityBatch(fields(request));
        default -> queues.forward(request);
      };
    } catch (AwsError e) {
      return Json.reply(e, Map.of("x-amzn-query-error", queryCode(e.code()) + ";Sender"));
    }
  }

  private Reply send(Request request) throws InterruptedException {
    var fields = fields(request);
    if (fields.call().has(SendFields.SYSTEM_ATTRIBUTES)) {
      return queues.forward(request);
    }
    fields.allowOnly(SendFields.NAMES);
    var sent = open(fields).sending(SendFields.message(fields)).await();
    return Json.reply(SendFields.receipt(sent));
  }

  private Reply receive(Fields fields) throws InterruptedException {
    fields.allowOnly(ReceiveFields.NAMES);
    var messages = open(fields).receive(ReceiveFields.request(fields));
    return Json.reply(ReceiveFields.answer(fields, messages));
  }

  private Reply delete(Fields fields) throws InterruptedException {
    open(fields).deleting(fields.required("ReceiptHandle")).await();
    return Reply.json();
  }

  private Reply changeVisibility(Fields fields) throws InterruptedException {
    var receipt = fields.required("ReceiptHandle");
    open(fields).changingVisibility(receipt, fields.visibilityTimeout()).await();
    return Reply.json();
  }

  private Reply sendBatch(Request request) throws InterruptedException {
    var fields = fields(request);
    for (var entry : fields.list("Entries")) {
      if (entry.has(SendFields.SYSTEM_ATTRIBUTES)) {
        return queues.forward(request);
      }
    }
    Batch.checkSize(fields);
    var queue = open(fields);
    return Batch.of(fields, entry -> queue.sending(SendFields.message(entry)), SendFields::receipt);
  }

  private Reply deleteBatch(Fields fields) throws InterruptedException {
    var queue = open(fields);
    return Batch.of(
        fields,
        entry -> queue.deleting(entry.required("ReceiptHandle")),
        _ -> Json.MAPPER.createObjectNode());
  }

  private Reply changeVisibilityBatch(Fields fields) throws InterruptedException {
    var queue = open(fields);
    return Batch.of(
        fields,
        entry ->
            queue.changingVisibility(entry.required("ReceiptHandle"), entry.visibilityTimeout()),
        _ -> Json.MAPPER.createObjectNode());
  }

  private Queue open(Fields fields) throws InterruptedException {
    return queues.open(Queues.name(fields.required("QueueUrl")));
  }

  private static Fields fields(Request request) {
    return new Fields(Json.object(request));
  }

  /** Clients that once spoke Query still look for its names of errors. */
  private static String queryCode(String code) {
    return switch (code) {
      case "QueueDoesNotExist" -> "AWS.SimpleQueueService.NonExistentQueue";
      case "EmptyBatchRequest",
          "TooManyEntriesInBatchRequest",
          "BatchEntryIdsNotDistinct",
          "BatchRequestTooLong" ->
          "AWS.SimpleQueueService." + code;
      default -> code;
    };
  }
}
