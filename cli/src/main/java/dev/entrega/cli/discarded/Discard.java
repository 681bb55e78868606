package dev.entrega.cli.discarded;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Connection;
import dev.entrega.cli.discarded.SafePublisher.Target;
import dev.entrega.cli.endpoints.BadInput;
import dev.entrega.messaging.topology.Topology;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Option;

/** Who discards, and why; written on every message that goes to the pile of the discarded. */
public final class Discard {

  /** What the headers that are written here begin with. */
  public static final String PREFIX = "x-discarded-";

  /** Header: where the message lay; what lay in SQS begins with {@link #SQS}. */
  public static final String FROM = PREFIX + "from";

  /** Header: why nobody needs it. */
  public static final String REASON = PREFIX + "reason";

  /** Header: when it was discarded, ISO 8601. */
  public static final String AT = PREFIX + "at";

  /** Header: the exchange that it had been published to. */
  public static final String EXCHANGE = PREFIX + "exchange";

  /** Header: the routing key that it had been published with. */
  public static final String ROUTING_KEY = PREFIX + "routing-key";

  /** Begins the name of an SQS queue in {@link #FROM}. */
  public static final String SQS = "sqs:";

  private static final String BY = PREFIX + "by";
  private static final Map<String, Object> PILE =
      Map.of("x-queue-type", "quorum", "x-delivery-limit", 1_000_000);

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why nobody needs them.")
  private String reason = "";

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Who says so (default: the user of this machine).",
      defaultValue = "${sys:user.name}")
  private String by = "";

  /**
   * Makes sure that there is a reason.
   *
   * @throws BadInput there is none
   */
  public void check() {
    if (reason.isBlank()) {
      throw new BadInput("Expected a --reason, but it is empty");
    }
  }

  /**
   * The pile is the command's own queue, so the command makes it: replicated where there are nodes
   * to do so, and never dropping a message for having been looked at often, as RabbitMQ 4 would.
   */
  public static void declarePile(Connection connection) throws IOException {
    try (var channel = connection.createChannel()) {
      channel.queueDeclarePassive(Topology.DISCARDED);
    } catch (IOException _) {
      makePile(connection);
    } catch (TimeoutException e) {
      throw silent(e);
    }
  }

  private static void makePile(Connection connection) throws IOException {
    try (var channel = connection.createChannel()) {
      channel.queueDeclare(Topology.DISCARDED, true, false, false, PILE);
    } catch (TimeoutException e) {
      throw silent(e);
    }
  }

  private static IOException silent(TimeoutException e) {
    return new IOException("Expected the broker to make a queue, but it did not answer", e);
  }

  /**
   * Returns when the message is safe on the pile.
   *
   * @param origin headers on where it came from
   */
  public void keep(
      BasicProperties properties, Map<String, Object> origin, byte[] body, SafePublisher publisher)
      throws IOException, InterruptedException {
    var headers = new TreeMap<String, Object>();
    if (properties.getHeaders() != null) {
      headers.putAll(properties.getHeaders());
    }
    headers.putAll(origin);
    headers.put(REASON, reason.strip());
    headers.put(BY, by);
    headers.put(AT, Instant.now().toString());
    publisher.publish(
        new Target("", Topology.DISCARDED),
        SafePublisher.lasting(properties).headers(headers).build(),
        body);
  }
}
