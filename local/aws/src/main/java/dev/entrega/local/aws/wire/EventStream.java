package dev.entrega.local.aws.wire;

import java.io.IOException;
import tools.jackson.databind.JsonNode;

/**
 * The body of an answer that is sent event by event: {@code application/vnd.amazon.eventstream}.
 */
@FunctionalInterface
public interface EventStream {

  /** Of every such body. */
  String CONTENT_TYPE = "application/vnd.amazon.eventstream";

  /**
   * Tells all events, in order.
   *
   * @throws AwsError it went wrong in mid-stream, which is told as the last event
   * @throws IOException nobody listens any more, or nobody shall
   * @throws InterruptedException the endpoint closes
   */
  void tell(Events events) throws IOException, InterruptedException;

  /** Who hears them. */
  interface Events {

    /**
     * Sends an event at once.
     *
     * @param type for example {@code chunk}
     */
    void send(String type, JsonNode payload) throws IOException, InterruptedException;

    /** Sends an event that carries a token of a model's answer; slow models are slow at these. */
    default void sendToken(String type, JsonNode payload) throws IOException, InterruptedException {
      send(type, payload);
    }
  }
}
