package dev.entrega.local.aws.sqs;

import dev.entrega.local.aws.wire.AwsError;
import dev.entrega.local.aws.wire.Json;
import dev.entrega.local.aws.wire.Reply;
import dev.entrega.local.aws.wire.Request;
import dev.entrega.local.aws.wire.Service;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * SQS's wire. The four operations that a busy system calls all day are read here and asked of the
 * queue itself; all others, and whatever speaks the older Query form, go on to ElasticMQ's own
 * wire.
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
        case "ReceiveMessage" -> receive(Json.object(request));
        case "DeleteMessage" -> delete(Json.object(request));
        case "ChangeMessageVisibility" -> changeVisibility(Json.object(request));
        default -> queues.forward(request);
      };
    } catch (AwsError e) {
      return Json.reply(e, Map.of("x-amzn-query-error", queryCode(e.code()) + ";Sender"));
    }
  }

  private Reply send(Request request) throws InterruptedException {
    var fields = new Fields(Json.object(request));
    if (fields.call().has("MessageSystemAttributes")) {
      return queues.forward(request);
    }
    fields.allowOnly(SendFields.NAMES);
    var sent = queues.send(fields.queue(), SendFields.message(fields));
    return Json.reply(SendFields.receipt(sent));
  }

  private Reply receive(ObjectNode call) throws InterruptedException {
    var fields = new Fields(call);
    fields.allowOnly(ReceiveFields.NAMES);
    var messages = queues.receive(fields.queue(), ReceiveFields.request(fields));
    return Json.reply(ReceiveFields.answer(fields, messages));
  }

  private Reply delete(ObjectNode call) throws InterruptedException {
    var fields = new Fields(call);
    queues.delete(fields.queue(), fields.required("ReceiptHandle"));
    return Reply.json();
  }

  private Reply changeVisibility(ObjectNode call) throws InterruptedException {
    var fields = new Fields(call);
    var receipt = fields.required("ReceiptHandle");
    var seconds = fields.integer("VisibilityTimeout");
    if (seconds == null) {
      throw AwsError.badRequest(
          "MissingParameter", "The request must contain the parameter VisibilityTimeout.");
    }
    Limits.range("VisibilityTimeout", seconds, 0, 43_200);
    queues.changeVisibility(fields.queue(), receipt, seconds);
    return Reply.json();
  }

  /** Clients that once spoke Query still look for its names of errors. */
  private static String queryCode(String code) {
    return code.equals("QueueDoesNotExist") ? "AWS.SimpleQueueService.NonExistentQueue" : code;
  }
}
