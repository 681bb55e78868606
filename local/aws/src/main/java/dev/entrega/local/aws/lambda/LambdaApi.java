package dev.entrega.local.aws.lambda;

import dev.entrega.local.aws.wire.AwsError;
import dev.entrega.local.aws.wire.Json;
import dev.entrega.local.aws.wire.Reply;
import dev.entrega.local.aws.wire.Request;
import dev.entrega.local.aws.wire.Service;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.core.JacksonException;

/** Lambda's wire, REST and JSON: Invoke, GetFunction, GetFunctionConfiguration, ListFunctions. */
public final class LambdaApi implements Service {

  /** Where its paths begin. */
  public static final String PATH = "/2015-03-31/functions";

  private static final String JSON = "application/json";
  private static final int SYNCHRONOUS_LIMIT = 6 * 1024 * 1024;
  private static final int EVENT_LIMIT = 1024 * 1024;

  private final Functions functions;

  /** Speaks for {@code functions}. */
  public LambdaApi(Functions functions) {
    this.functions = functions;
  }

  @Override
  public Reply answer(Request request) {
    try {
      return route(request);
    } catch (AwsError e) {
      var body =
          Json.MAPPER
              .createObjectNode()
              .put("Type", e.status() < 500 ? "User" : "Service")
              .put("Message", e.text());
      return Reply.of(
          e.status(),
          JSON,
          Map.of("x-amzn-errortype", e.code()),
          Json.MAPPER.writeValueAsBytes(body));
    }
  }

  private Reply route(Request request) {
    var path = request.path().substring(PATH.length());
    if (request.method().equals("POST") && path.endsWith("/invocations")) {
      return invoke(request, path.substring(1, path.length() - "/invocations".length()));
    }
    if (request.method().equals("GET")) {
      return path.length() <= 1 ? list() : get(path.substring(1));
    }
    throw AwsError.notFound(
        "UnknownOperationException",
        "Expected Invoke, GetFunction or ListFunctions, but found "
            + request.method()
            + " "
            + request.uri());
  }

  private Reply get(String path) {
    if (path.endsWith("/configuration")) {
      return json(
          functions.configuration(path.substring(0, path.length() - "/configuration".length())));
    }
    return json(Map.of("Configuration", functions.configuration(path)));
  }

  private Reply list() {
    return json(Map.of("Functions", functions.configurations()));
  }

  private Reply invoke(Request request, String reference) {
    if ("Tail".equals(request.header("X-Amz-Log-Type"))) {
      throw AwsError.badRequest(
          "InvalidParameterValueException", "Expected no LogType, but Tail is not supported here");
    }
    var name = qualified(reference, request.uri().getQuery());
    functions.check(name);
    var type = request.header("X-Amz-Invocation-Type");
    var payload = payload(request, "Event".equals(type) ? EVENT_LIMIT : SYNCHRONOUS_LIMIT);
    return switch (type == null ? "RequestResponse" : type) {
      case "RequestResponse" -> answer(functions.invoke(name, payload));
      case "Event" -> {
        Thread.ofVirtual().name("lambda-" + name).start(() -> functions.invoke(name, payload));
        yield Reply.empty(202);
      }
      case "DryRun" -> Reply.empty(204);
      default ->
          throw AwsError.badRequest(
              "InvalidParameterValueException",
              "Expected RequestResponse, Event or DryRun, but found " + type);
    };
  }

  private static Reply answer(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Returned returned ->
          Reply.of(
              200,
              JSON,
              Map.of("X-Amz-Executed-Version", Functions.VERSION),
              returned.payload().getBytes(StandardCharsets.UTF_8));
      case Outcome.Threw threw ->
          Reply.of(
              200,
              JSON,
              Map.of(
                  "X-Amz-Executed-Version", Functions.VERSION, "X-Amz-Function-Error", "Unhandled"),
              threw.payload().getBytes(StandardCharsets.UTF_8));
    };
  }

  private static String payload(Request request, int limit) {
    if (request.body().length > limit) {
      throw AwsError.of(
          413,
          "RequestTooLargeException",
          "Expected at most " + limit + " bytes, but found " + request.body().length);
    }
    if (request.body().length == 0) {
      return "{}";
    }
    var text = request.text();
    try {
      Json.MAPPER.readTree(text);
      return text;
    } catch (JacksonException e) {
      throw AwsError.badRequest(
          "InvalidRequestContentException",
          "Could not parse request body into json: " + e.getOriginalMessage());
    }
  }

  private static String qualified(
      String reference, @org.jspecify.annotations.Nullable String query) {
    return query != null && query.startsWith("Qualifier=")
        ? reference + ":" + query.substring("Qualifier=".length())
        : reference;
  }

  private static Reply json(Object answer) {
    return Reply.of(200, JSON, Map.of(), Json.MAPPER.writeValueAsBytes(answer));
  }
}
