package dev.entrega.local.aws.bedrock;

import dev.entrega.local.aws.wire.AwsError;
import dev.entrega.local.aws.wire.Json;
import dev.entrega.local.aws.wire.Reply;
import dev.entrega.local.aws.wire.Request;
import dev.entrega.local.aws.wire.Service;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * The wire of Bedrock Runtime, REST and JSON: InvokeModel, InvokeModelWithResponseStream, Converse
 * and ConverseStream. In which format InvokeModel is asked and answers is told by the request's
 * shape, whatever model it is.
 */
public final class BedrockApi implements Service {

  /** Where its paths begin. */
  public static final String PATH = "/model/";

  private static final Logger LOG = LoggerFactory.getLogger(BedrockApi.class);

  private final Models models;

  /** Speaks for {@code models}. */
  public BedrockApi(Models models) {
    this.models = models;
  }

  @Override
  public Reply answer(Request request) {
    try {
      return route(request);
    } catch (AwsError e) {
      return Json.restReply(e);
    } catch (RuntimeException e) {
      LOG.error("{} {} failed", request.method(), request.uri(), e);
      return Json.restReply(BedrockErrors.broken(e));
    }
  }

  private Reply route(Request request) {
    var path = request.path();
    var end = path.lastIndexOf('/');
    if (!request.method().equals("POST") || end < PATH.length()) {
      throw unknown(request);
    }
    var operation = path.substring(end + 1);
    return switch (operation) {
      case "invoke" -> invoke(question(request, path.substring(PATH.length(), end)));
      case "invoke-with-response-stream" ->
          invokeStreaming(question(request, path.substring(PATH.length(), end)));
      case "converse" -> converse(question(request, path.substring(PATH.length(), end)));
      case "converse-stream" ->
          converseStreaming(question(request, path.substring(PATH.length(), end)));
      default -> throw unknown(request);
    };
  }

  /** Who is asked what, in which format. */
  private record Question(Models.Named model, ObjectNode body) {

    Answer asked(MessageFormat format) {
      return Answer.of(model.model(), format.read(body));
    }
  }

  private Question question(Request request, String reference) {
    return new Question(models.find(reference), object(request));
  }

  private static Reply invoke(Question question) {
    var format = MessageFormat.of(question.body());
    try (var answer = question.asked(format)) {
      var text = answer.rest();
      var usage = answer.usage();
      return Json.restReply(format.whole(question.model(), text, answer.stop(), usage))
          .with(
              Map.of(
                  "X-Amzn-Bedrock-Input-Token-Count", String.valueOf(usage.input()),
                  "X-Amzn-Bedrock-Output-Token-Count", String.valueOf(usage.output()),
                  "X-Amzn-Bedrock-Invocation-Latency", String.valueOf(answer.timing().whole())))
          .ofTokens(usage.output());
    }
  }

  private static Reply invokeStreaming(Question question) {
    var format = MessageFormat.of(question.body());
    return Reply.of(
        Map.of("X-Amzn-Bedrock-Content-Type", "application/json"),
        new ChunkStream(format, question.model(), question.asked(format)));
  }

  private static Reply converse(Question question) {
    try (var answer = question.asked(NovaMessages.FORMAT)) {
      var text = answer.rest();
      var whole = NovaMessages.FORMAT.whole(question.model(), text, answer.stop(), answer.usage());
      whole.putObject("metrics").put("latencyMs", answer.timing().whole());
      return Json.restReply(whole).ofTokens(answer.usage().output());
    }
  }

  private static Reply converseStreaming(Question question) {
    return Reply.of(
        Map.of(), new ConverseStream(question.model(), question.asked(NovaMessages.FORMAT)));
  }

  private static ObjectNode object(Request request) {
    try {
      if (Json.MAPPER.readTree(request.body()) instanceof ObjectNode object) {
        return object;
      }
    } catch (JacksonException _) {
      // Said below.
    }
    throw BedrockErrors.invalid(
        "Malformed input request, please reformat your input and try again.");
  }

  private static AwsError unknown(Request request) {
    return AwsError.notFound(
        "UnknownOperationException",
        "Expected InvokeModel, InvokeModelWithResponseStream, Converse or ConverseStream, but found "
            + request.method()
            + " "
            + request.uri());
  }
}
