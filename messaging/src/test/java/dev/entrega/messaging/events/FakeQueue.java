package dev.entrega.messaging.events;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.GetResponse;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.rabbit.connection.Connection;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;

/** A queue that always has a message of the same text, or none at all. */
final class FakeQueue {

  private final String text;
  int connected;
  int taken;
  int acknowledged;

  FakeQueue(String text) {
    this.text = text;
  }

  /** The first {@code broken} connections meet an error of the JVM. */
  ConnectionFactory connections(int broken) {
    return fake(
        ConnectionFactory.class,
        (_, method, _) -> {
          if (method.getName().equals("createConnection") && connected++ < broken) {
            throw new NoClassDefFoundError("for a test");
          }
          return method.getName().equals("createConnection") ? connection() : null;
        });
  }

  private Connection connection() {
    return fake(
        Connection.class,
        (_, method, _) -> method.getName().equals("createChannel") ? channel() : null);
  }

  private Channel channel() {
    return fake(
        Channel.class,
        (_, method, _) ->
            switch (method.getName()) {
              case "basicGet" -> next();
              case "basicAck" -> {
                acknowledged++;
                yield null;
              }
              default -> null;
            });
  }

  private @Nullable GetResponse next() {
    if (text.isEmpty()) {
      return null;
    }
    var properties =
        new AMQP.BasicProperties.Builder().contentType("application/cloudevents+json").build();
    return new GetResponse(
        new Envelope(++taken, false, "orders", "order.cancelled"),
        properties,
        text.getBytes(StandardCharsets.UTF_8),
        1);
  }

  static <T> T fake(Class<T> type, InvocationHandler answers) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
  }
}
