package dev.entrega.local.aws.lambda;

import java.io.Serial;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A function in another process has failed. */
final class FailedElsewhere extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final int status;
  private final String body;

  FailedElsewhere(int status, String body) {
    super(body);
    this.status = status;
    this.body = body;
  }

  /** Whether that is what a runtime of AWS's answers for a function that threw. */
  static boolean looksLikeError(String body) {
    return isError(read(body));
  }

  private static boolean isError(JsonNode answer) {
    return answer.path("errorMessage").isString() && answer.path("errorType").isString();
  }

  private static JsonNode read(String body) {
    try {
      return Handler.JSON.readTree(body);
    } catch (JacksonException _) {
      return JsonNodeFactory.instance.stringNode(body);
    }
  }

  /** The error as it was told, or what there is to tell where it was told in no shape of AWS's. */
  Outcome.Threw outcome() {
    var answer = read(body);
    if (isError(answer)) {
      return new Outcome.Threw(answer.path("errorType").stringValue(), body);
    }
    var type = "Lambda.Unknown";
    var error = Handler.JSON.createObjectNode();
    error.put(
        "errorMessage",
        "Expected an answer of the function, but it was %d: %s".formatted(status, body));
    error.put("errorType", type);
    return new Outcome.Threw(type, error.toString());
  }
}
