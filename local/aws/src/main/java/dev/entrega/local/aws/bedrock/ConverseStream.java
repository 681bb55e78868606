package dev.entrega.local.aws.bedrock;

import dev.entrega.local.aws.bedrock.Models.Named;
import java.io.IOException;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The events of ConverseStream: what Nova wraps into objects of one field, as events. */
record ConverseStream(Named model, Answer answer) implements AnswerStream {

  @Override
  public void open(Events events) throws IOException, InterruptedException {
    send(NovaMessages.FORMAT.opening(model, answer.usage()), events);
  }

  @Override
  public void piece(String text, Events events) throws IOException, InterruptedException {
    var event = NovaMessages.FORMAT.piece(text, answer.usage());
    events.sendToken(type(event), padded(event));
  }

  @Override
  public void close(Events events) throws IOException, InterruptedException {
    var last = NovaMessages.FORMAT.closing(answer.stop(), answer.usage());
    payload(last.getLast()).putObject("metrics").put("latencyMs", answer.timing().whole());
    send(last, events);
  }

  private static void send(List<ObjectNode> all, Events events)
      throws IOException, InterruptedException {
    for (var event : all) {
      events.send(type(event), padded(event));
    }
  }

  private static String type(ObjectNode event) {
    return event.propertyNames().iterator().next();
  }

  private static ObjectNode payload(ObjectNode event) {
    return (ObjectNode) event.iterator().next();
  }

  private static ObjectNode padded(ObjectNode event) {
    return payload(event).put("p", Padding.next());
  }
}
