package dev.entrega.cli.parked;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.GetResponse;
import dev.entrega.cli.discarded.Discard;
import dev.entrega.cli.discarded.SafePublisher;
import dev.entrega.cli.discarded.SafePublisher.Target;
import dev.entrega.messaging.topology.Topology;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A message as it lies in a parking queue.
 *
 * @param queue where it lies
 * @param got what the broker handed out
 */
record ParkedMessage(String queue, GetResponse got) {

  private static final String PARKED_REASON = "x-parked-reason";
  private static final String PARKED_AT = "x-parked-at";
  private static final String ATTEMPTS = "x-attempts";

  /** What brokers and a client library leave on a message; nothing to anybody else. */
  private static final List<String> LEFT_ON_THE_WAY =
      List.of(
          "spring_",
          "x-death",
          "x-first-death-",
          "x-last-death-",
          "x-delivery-count",
          "x-acquired-count");

  private static final int KEY_LENGTH = 10;
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * What people call it by: a digest of what it says and when it was parked, the same each time it
   * is looked at.
   */
  String key() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(got.getBody());
      digest.update(at().getBytes(StandardCharsets.UTF_8));
      digest.update(String.valueOf(got.getProps().getMessageId()).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest()).substring(0, KEY_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Expected every JDK to know SHA-256", e);
    }
  }

  /** When it was put here; empty for what came by the alternate exchange, which notes no time. */
  String at() {
    var discarded = header(Discard.AT);
    return discarded.isEmpty() ? header(PARKED_AT) : discarded;
  }

  /** Why it was put here, in one line. */
  String reason() {
    var discarded = header(Discard.REASON);
    if (!discarded.isEmpty()) {
      return discarded;
    }
    var parked = header(PARKED_REASON);
    return parked.isEmpty() && queue.equals(Topology.UNROUTED_PARKED)
        ? "no queue is bound for " + got.getEnvelope().getRoutingKey()
        : parked.replaceAll("\\s+", " ");
  }

  /** How often its consumer had tried. */
  String attempts() {
    return header(ATTEMPTS);
  }

  /** The type that the event itself names, as far as it can be read. */
  String type() {
    return attribute("type");
  }

  /** The order or article that the event itself names, as far as it can be read. */
  String subject() {
    return attribute("subject");
  }

  /** All headers that mean something, in order. */
  Map<String, Object> headers() {
    var headers = new TreeMap<String, Object>();
    if (got.getProps().getHeaders() != null) {
      headers.putAll(got.getProps().getHeaders());
    }
    headers.keySet().removeIf(name -> LEFT_ON_THE_WAY.stream().anyMatch(name::startsWith));
    return headers;
  }

  /** The body for people: JSON in lines, if it is JSON. */
  String readable() {
    var event = json();
    return event == null
        ? new String(got.getBody(), StandardCharsets.UTF_8)
        : JSON.writerWithDefaultPrettyPrinter().writeValueAsString(event);
  }

  /** Whether it can be replayed from here: what was discarded from SQS can not. */
  boolean isReplayable() {
    return !header(Discard.FROM).startsWith(Discard.SQS);
  }

  /**
   * Where it was on its way to: the queue of the one consumer that parked it, so that others which
   * had no trouble with it do not see it again; or, if no queue was bound for it, its exchange.
   */
  Target target() {
    var from = header(Discard.FROM);
    if (from.equals(Topology.UNROUTED_PARKED)) {
      return new Target(header(Discard.EXCHANGE), header(Discard.ROUTING_KEY));
    }
    var parkedIn = from.isEmpty() ? queue : from;
    return parkedIn.equals(Topology.UNROUTED_PARKED)
        ? new Target(got.getEnvelope().getExchange(), got.getEnvelope().getRoutingKey())
        : new Target("", ParkingQueues.readFrom(parkedIn));
  }

  /** The properties without our own notes: to its consumer it is what it was. */
  BasicProperties asItWas() {
    var headers = new TreeMap<>(headers());
    headers
        .keySet()
        .removeIf(name ->
            name.startsWith("x-parked-")
                || name.startsWith(Discard.PREFIX)
                || name.equals(ATTEMPTS));
    return SafePublisher.lasting(got.getProps()).headers(headers).build();
  }

  /** The properties with the headers that mean something. */
  BasicProperties asItLies() {
    return got.getProps().builder().headers(headers()).build();
  }

  /** What is to be remembered of where it lay, beside body and properties. */
  Map<String, Object> origin() {
    return Map.of(
        Discard.FROM, queue,
        Discard.EXCHANGE, got.getEnvelope().getExchange(),
        Discard.ROUTING_KEY, got.getEnvelope().getRoutingKey());
  }

  private String header(String name) {
    var value = headers().get(name);
    return value == null ? "" : value.toString();
  }

  private String attribute(String name) {
    var event = json();
    return event == null ? "" : event.path(name).asString("");
  }

  private @Nullable JsonNode json() {
    try {
      return JSON.readTree(got.getBody());
    } catch (JacksonException _) {
      return null;
    }
  }
}
