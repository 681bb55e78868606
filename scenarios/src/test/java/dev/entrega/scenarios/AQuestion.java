package dev.entrega.scenarios;

import static dev.entrega.messaging.topology.Topology.CLOUD_EVENT;
import static dev.entrega.scenarios.AnOrder.JSON;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.rabbitmq.client.AMQP.BasicProperties;

/** What a customer asks, as whoever publishes it says so. */
record AQuestion(String questionId, String conversationId, String customerId, String text) {

  static final String TYPE = "question.asked";

  /** The event. */
  byte[] body() {
    var data =
        JSON.createObjectNode()
            .put("questionId", questionId)
            .put("conversationId", conversationId)
            .put("customerId", customerId)
            .put("text", text);
    return Event.of(TYPE, questionId, data).json().getBytes(UTF_8);
  }

  /** With its own id on every answer. */
  BasicProperties answeredTo(String queue) {
    return new BasicProperties.Builder()
        .contentType(CLOUD_EVENT)
        .deliveryMode(2)
        .replyTo(queue)
        .correlationId(questionId)
        .build();
  }
}
