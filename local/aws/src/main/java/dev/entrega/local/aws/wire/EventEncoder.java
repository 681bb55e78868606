package dev.entrega.local.aws.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;
import tools.jackson.databind.JsonNode;

/** Writes events as AWS frames them; each is on its way before the next one is thought of. */
final class EventEncoder implements EventStream.Events {

  private final OutputStream out;

  EventEncoder(OutputStream out) {
    this.out = out;
  }

  @Override
  public void send(String type, JsonNode payload) throws IOException {
    write("event", type, payload);
  }

  /** The last event of a stream that went wrong: {@code modelStreamErrorException}. */
  void fail(AwsError error) throws IOException {
    var code = error.code();
    write(
        "exception",
        code.substring(0, 1).toLowerCase(Locale.ROOT) + code.substring(1),
        Json.MAPPER.createObjectNode().put("message", error.text()));
  }

  private void write(String message, String type, JsonNode payload) throws IOException {
    Map<String, HeaderValue> headers = new LinkedHashMap<>();
    headers.put(":" + message + "-type", HeaderValue.fromString(type));
    headers.put(":content-type", HeaderValue.fromString("application/json"));
    headers.put(":message-type", HeaderValue.fromString(message));
    // Framed first, since the library flushes between the parts of a frame.
    var frame = new ByteArrayOutputStream();
    new Message(headers, Json.MAPPER.writeValueAsBytes(payload)).encode(frame);
    frame.writeTo(out);
    out.flush();
  }
}
