package dev.entrega.local.aws.faults;

import dev.entrega.local.aws.wire.AwsError;
import dev.entrega.local.aws.wire.Json;
import dev.entrega.local.aws.wire.Reply;
import dev.entrega.local.aws.wire.Request;
import dev.entrega.local.aws.wire.Service;
import dev.entrega.local.aws.wire.Xml;
import java.util.Map;

/** Lets calls meet the {@link Faults} on their way to the services. */
public final class FaultyService implements Service {

  /** What AWS does not have, and no fault of AWS meets. */
  private static final String OURS = "/_entrega/";

  private final Service services;
  private final Faults faults;
  private final FaultsApi api;

  /** In front of all services. */
  public FaultyService(Service services, Faults faults) {
    this.services = services;
    this.faults = faults;
    this.api = new FaultsApi(faults);
  }

  @Override
  public Reply answer(Request request) throws InterruptedException {
    if (request.path().equals(FaultsApi.PATH)) {
      return api.answer(request);
    }
    if (request.path().startsWith(OURS)) {
      return services.answer(request);
    }
    var call = Call.of(request);
    var fault = faults.metBy(call);
    if (fault.isEmpty()) {
      return services.answer(request);
    }
    return switch (fault.get().kind()) {
      case THROTTLED -> refusal(request, call, throttled(call.service()));
      case BROKEN -> refusal(request, call, broken(call.service()));
      case ABSENT -> Reply.none();
      case SLOW -> {
        var answer = services.answer(request);
        Thread.sleep(fault.get().delay());
        yield answer;
      }
    };
  }

  /** In the words of each service's API reference. */
  private static AwsError throttled(String service) {
    return switch (service) {
      case "sqs" -> AwsError.badRequest("RequestThrottled", "Rate exceeded");
      case "sns" -> AwsError.of(429, "Throttled", "Rate exceeded");
      case "lambda" -> AwsError.of(429, "TooManyRequestsException", "Rate Exceeded.");
      case "s3" -> AwsError.of(503, "SlowDown", "Please reduce your request rate.");
      case "sts" -> AwsError.badRequest("Throttling", "Rate exceeded");
      default -> AwsError.badRequest("ThrottlingException", "Rate exceeded");
    };
  }

  private static AwsError broken(String service) {
    var code =
        switch (service) {
          case "sns", "s3" -> "InternalError";
          case "lambda" -> "ServiceException";
          default -> "InternalFailure";
        };
    return AwsError.of(500, code, "We encountered an internal error. Please try again.");
  }

  private static Reply refusal(Request request, Call call, AwsError error) {
    if (call.service().equals("s3")) {
      return Xml.restReply(request.id(), error);
    }
    if (request.isForm()) {
      return Xml.reply("", request.id(), error);
    }
    // SQS tells the names of its former protocol beside those of JSON.
    return call.service().equals("sqs")
        ? Json.reply(
            error,
            Map.of(
                "x-amzn-query-error",
                error.code() + ";" + (error.status() < 500 ? "Sender" : "Receiver")))
        : Json.reply(error);
  }
}
