package dev.entrega.scenarios;

import static dev.entrega.scenarios.AnOrder.JSON;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import dev.entrega.messaging.topology.Topology;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** Somebody who asks over RabbitMQ, in one conversation, and waits at a queue of their own. */
final class Customer implements AutoCloseable {

  private final String customerId;
  private final String conversationId = "c-" + UUID.randomUUID();
  private final Connection connection;
  private final Channel channel;
  private final String answers;
  private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();

  Customer(URI broker, String customerId) throws Exception {
    this(broker, customerId, "");
  }

  /** At a queue that outlives the broker, and whoever waits there, if it has a name. */
  Customer(URI broker, String customerId, String queue) throws Exception {
    this.customerId = customerId;
    var factory = new ConnectionFactory();
    factory.setUri(broker);
    connection = factory.newConnection();
    channel = connection.createChannel();
    channel.confirmSelect();
    answers =
        queue.isEmpty()
            ? channel.queueDeclare().getQueue()
            : channel.queueDeclare(queue, true, false, false, Map.of()).getQueue();
    channel.basicConsume(
        answers, true, (_, message) -> heard.add(event(message.getBody())), _ -> {});
  }

  /** Everything that comes until the end of the answer. */
  List<JsonNode> ask(String text) throws Exception {
    return ask("q-" + UUID.randomUUID(), text);
  }

  List<JsonNode> ask(String questionId, String text) throws Exception {
    send(questionId, text);
    return rest();
  }

  /** Everything that comes until the end of the answer. */
  List<JsonNode> rest() throws InterruptedException {
    var events = new ArrayList<JsonNode>();
    do {
      events.add(next());
    } while (events.getLast().path("type").asString().equals("answer.delta"));
    return events;
  }

  /** What comes next. */
  JsonNode next() throws InterruptedException {
    var event = heard.poll(60, TimeUnit.SECONDS);
    if (event == null) {
      throw new AssertionError("Expected an end of the answer, but heard no more");
    }
    return event;
  }

  /** Asks, and does not wait. */
  void send(String questionId, String text) throws Exception {
    send(questionId, text, answers);
  }

  /** Asks, and has others wait. */
  void send(String questionId, String text, String replyTo) throws Exception {
    var question = new AQuestion(questionId, conversationId, customerId, text);
    channel.basicPublish(
        Topology.QUESTIONS, AQuestion.TYPE, true, question.answeredTo(replyTo), question.body());
    channel.waitForConfirmsOrDie(30_000);
  }

  private static JsonNode event(byte[] body) {
    return JSON.readTree(body);
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
