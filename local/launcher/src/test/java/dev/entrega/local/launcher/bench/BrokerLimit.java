package dev.entrega.local.launcher.bench;

import com.rabbitmq.client.CancelCallback;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.DeliverCallback;
import com.rabbitmq.client.MessageProperties;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What the broker does alone, on one connection: publish with confirms, consume with manual
 * acknowledgement.
 */
final class BrokerLimit {

  private static final String QUEUE = "bench.limit";
  private static final int UNCONFIRMED = 256;
  private static final int PREFETCH = 200;

  private final ConnectionFactory factory = new ConnectionFactory();

  BrokerLimit(int port) {
    factory.setHost("127.0.0.1");
    factory.setPort(port);
  }

  /** Publishes persistent messages of a kilobyte and returns how many a second were confirmed. */
  double publish(int messages) throws Exception {
    try (var connection = factory.newConnection();
        var channel = connection.createChannel()) {
      channel.queueDeclare(QUEUE, true, false, false, Map.of());
      channel.confirmSelect();
      var body = new byte[1024];
      long start = System.nanoTime();
      for (int sent = 1; sent <= messages; sent++) {
        channel.basicPublish("", QUEUE, true, MessageProperties.PERSISTENT_BASIC, body);
        if (sent % UNCONFIRMED == 0) {
          channel.waitForConfirmsOrDie(30_000);
        }
      }
      channel.waitForConfirmsOrDie(30_000);
      return perSecond(messages, start);
    }
  }

  /** Consumes what {@link #publish} left and returns how many a second were acknowledged. */
  double consume(int messages) throws Exception {
    try (Connection connection = factory.newConnection();
        Channel channel = connection.createChannel()) {
      channel.basicQos(PREFETCH);
      var left = new CountDownLatch(messages);
      DeliverCallback onMessage =
          (tag, message) -> {
            channel.basicAck(message.getEnvelope().getDeliveryTag(), false);
            left.countDown();
          };
      CancelCallback onCancel = tag -> {};
      long start = System.nanoTime();
      channel.basicConsume(QUEUE, false, onMessage, onCancel);
      if (!left.await(60, TimeUnit.SECONDS)) {
        throw new IllegalStateException(
            "Expected %d messages, but %d never came".formatted(messages, left.getCount()));
      }
      return perSecond(messages, start);
    }
  }

  private static double perSecond(int messages, long start) {
    return messages * 1e9 / (System.nanoTime() - start);
  }
}
