package dev.entrega.local.aws.bedrock;

import dev.entrega.local.aws.bedrock.Models.Named;
import dev.entrega.local.aws.wire.Json;
import java.io.IOException;
import java.util.Base64;
import tools.jackson.databind.node.ObjectNode;

/**
 * The {@code chunk} events of InvokeModelWithResponseStream, in each of which is JSON as Base64.
 */
record ChunkStream(MessageFormat format, Named model, Answer answer) implements AnswerStream {

  @Override
  public void open(Events events) throws IOException, InterruptedException {
    for (var object : format.opening(model, answer.usage())) {
      events.send("chunk", chunk(object));
    }
  }

  @Override
  public void piece(String text, Events events) throws IOException, InterruptedException {
    events.sendToken("chunk", chunk(format.piece(text, answer.usage())));
  }

  @Override
  public void close(Events events) throws IOException, InterruptedException {
    var last = format.closing(answer.stop(), answer.usage());
    measure(last.getLast());
    for (var object : last) {
      events.send("chunk", chunk(object));
    }
  }

  private void measure(ObjectNode last) {
    var usage = answer.usage();
    var timing = answer.timing();
    last.putObject("amazon-bedrock-invocationMetrics")
        .put("inputTokenCount", usage.input())
        .put("outputTokenCount", usage.output())
        .put("invocationLatency", timing.whole())
        .put("firstByteLatency", timing.first());
  }

  private static ObjectNode chunk(ObjectNode object) {
    var bytes = Base64.getEncoder().encodeToString(Json.MAPPER.writeValueAsBytes(object));
    return Json.MAPPER.createObjectNode().put("bytes", bytes).put("p", Padding.next());
  }
}
