package dev.entrega.local.launcher;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is there already, keeps its data, and is neither started nor closed here.
 *
 * @param amqp {@code amqp.uri}: a RabbitMQ, such as {@code amqp://guest:guest@127.0.0.1:5672};
 *     unless said, a broker is started here
 * @param queueType {@code amqp.queue-type}: {@code classic} unless said, or {@code quorum}
 * @param databases {@code database.url}: a PostgreSQL, as a JDBC URL in which <code>{service}
 *     </code> stands for the name of a service, each of which has a database of its own; unless
 *     said, they are in memory
 */
public record Outside(@Nullable URI amqp, String queueType, @Nullable String databases) {

  static final String AMQP_URI = "amqp.uri";
  static final String QUEUE_TYPE = "amqp.queue-type";
  static final String DATABASE_URL = "database.url";
  static final Set<String> NAMES = Set.of(AMQP_URI, QUEUE_TYPE, DATABASE_URL);

  private static final String SERVICE = "{service}";

  /** Nothing is there. */
  static Outside nothing() {
    return new Outside(null, "classic", null);
  }

  /** The same with a RabbitMQ. */
  public Outside withRabbitMq(URI uri, String type) {
    return new Outside(uri, type, databases);
  }

  /** The same with a PostgreSQL. */
  public Outside withDatabases(String url) {
    return new Outside(amqp, queueType, url);
  }

  static Outside of(Arguments arguments) {
    var type = arguments.text(QUEUE_TYPE, "classic");
    if (!Set.of("classic", "quorum").contains(type)) {
      throw new IllegalArgumentException(
          "Expected classic or quorum in amqp.queue-type, but found '%s'".formatted(type));
    }
    var url = arguments.text(DATABASE_URL, "");
    if (!url.isEmpty() && !(url.startsWith("jdbc:postgresql:") && url.contains(SERVICE))) {
      throw new IllegalArgumentException(
          "Expected a JDBC URL such as jdbc:postgresql://127.0.0.1:5432/{service}?user=entrega in"
              + " database.url, but found another");
    }
    return new Outside(amqp(arguments), type, url.isEmpty() ? null : url);
  }

  /** The message must not have a password in it. */
  private static @Nullable URI amqp(Arguments arguments) {
    var text = arguments.text(AMQP_URI, "");
    if (text.isEmpty()) {
      return null;
    }
    try {
      var uri = URI.create(text);
      if ("amqp".equals(uri.getScheme()) && uri.getHost() != null) {
        return uri;
      }
    } catch (IllegalArgumentException _) {
      // Said below.
    }
    throw new IllegalArgumentException(
        "Expected an address such as amqp://guest:guest@127.0.0.1:5672 in amqp.uri, but found"
            + " another");
  }

  @Override
  public String toString() {
    return "Outside[queueType=%s]".formatted(queueType);
  }
}
