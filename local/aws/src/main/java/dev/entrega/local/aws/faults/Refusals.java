package dev.entrega.local.aws.faults;

import dev.entrega.local.aws.wire.AwsError;
import dev.entrega.local.aws.wire.Json;
import dev.entrega.local.aws.wire.Reply;
import dev.entrega.local.aws.wire.Request;
import dev.entrega.local.aws.wire.Xml;
import java.util.Map;

/** How services say no, in the words of each one's API reference. */
final class Refusals {

  private Refusals() {}

  static AwsError throttled(String service) {
    return switch (service) {
      case "sqs" -> AwsError.badRequest("RequestThrottled", "Rate exceeded");
      case "sns" -> AwsError.of(429, "Throttled", "Rate exceeded");
      case "lambda" -> AwsError.of(429, "TooManyRequestsException", "Rate Exceeded.");
      case "s3" -> AwsError.of(503, "SlowDown", "Please reduce your request rate.");
      case "sts" -> AwsError.badRequest("Throttling", "Rate exceeded");
      case Call.BEDROCK ->
          AwsError.of(
              429, "ThrottlingException", "Too many requests, please wait before trying again.");
      default -> AwsError.badRequest("ThrottlingException", "Rate exceeded");
    };
  }

  static AwsError broken(String service) {
    var code =
        switch (service) {
          case "sns", "s3" -> "InternalError";
          case "lambda" -> "ServiceException";
          case Call.BEDROCK -> "InternalServerException";
          default -> "InternalFailure";
        };
    return AwsError.of(500, code, "We encountered an internal error. Please try again.");
  }

  static Reply reply(Request request, Call call, AwsError error) {
    return switch (call.service()) {
      case "s3" -> Xml.restReply(request.id(), error);
      case Call.BEDROCK -> Json.restReply(error);
      case String _ when request.isForm() -> Xml.reply("", request.id(), error);
      // SQS tells the names of its former protocol beside those of JSON.
      case "sqs" ->
          Json.reply(
              error,
              Map.of(
                  "x-amzn-query-error",
                  error.code() + ";" + (error.status() < 500 ? "Sender" : "Receiver")));
      default -> Json.reply(error);
    };
  }
}
