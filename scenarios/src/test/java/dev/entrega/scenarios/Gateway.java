package dev.entrega.scenarios;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.Delivery;
import dev.entrega.messaging.topology.Topology;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Asks for many customers over one connection, and has all answers at one queue, told apart by
 * their correlation ids.
 */
final class Gateway implements AutoCloseable {

  private final Connection connection;
  private final Channel channel;
  private final String answers;
  private final ReentrantLock sending = new ReentrantLock();
  private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();

  Gateway(URI broker) throws Exception {
    var factory = new ConnectionFactory();
    factory.setUri(broker);
    connection = factory.newConnection();
    channel = connection.createChannel();
    answers = channel.queueDeclare().getQueue();
    channel.basicConsume(answers, true, (_, message) -> hear(message), _ -> {});
  }

  /** One question under way. */
  private static final class Waiting {

    private final long begin = System.nanoTime();
    private final CompletableFuture<AnswerTimes.Times> end = new CompletableFuture<>();
    private double first;

    void hear(String type) {
      var millis = (System.nanoTime() - begin) / 1e6;
      first = first == 0 ? millis : first;
      switch (type) {
        case "answer.delta" -> {}
        case "answer.completed" -> end.complete(new AnswerTimes.Times(first, millis));
        default -> end.completeExceptionally(new AssertionError("Expected an answer: " + type));
      }
    }
  }

  /** Asks for a customer who never asked before, and waits for the end of the answer. */
  AnswerTimes.Times ask(String text) throws Exception {
    var id = "q-" + UUID.randomUUID();
    var question = new AQuestion(id, "c-1", "customer-" + id, text);
    var body = question.body();
    var one = new Waiting();
    waiting.put(id, one);
    sending.lock();
    try {
      channel.basicPublish(Topology.QUESTIONS, AQuestion.TYPE, question.answeredTo(answers), body);
    } finally {
      sending.unlock();
    }
    return one.end.get(60, TimeUnit.SECONDS);
  }

  private void hear(Delivery message) {
    var properties = message.getProperties();
    var one = waiting.get(properties.getCorrelationId());
    if (one != null) {
      one.hear(properties.getType());
    }
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
