package dev.entrega.local.launcher;

import dev.entrega.local.aws.AwsSettings;
import dev.entrega.local.aws.integration.TaskSettings;
import dev.entrega.local.aws.knowledge.KnowledgeSettings;
import dev.entrega.local.aws.s3.S3Settings;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
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
 * @param tasks {@code tasks.endpoints} and {@code tasks.hosts}: what Task states may call beyond
 *     the endpoint, as {@code dynamodb=http://127.0.0.1:8000} and {@code
 *     api.example.com=http://127.0.0.1:8099}, several with commas between
 * @param files what the AWS endpoint finds in files
 */
public record Outside(
    @Nullable URI amqp,
    String queueType,
    @Nullable String databases,
    TaskSettings tasks,
    AwsFiles files) {

  static final String AMQP_URI = "amqp.uri";
  static final String QUEUE_TYPE = "amqp.queue-type";
  static final String DATABASE_URL = "database.url";
  static final String TASK_ENDPOINTS = "tasks.endpoints";
  static final String TASK_HOSTS = "tasks.hosts";
  static final Set<String> NAMES =
      Set.of(
          AMQP_URI,
          QUEUE_TYPE,
          DATABASE_URL,
          TASK_ENDPOINTS,
          TASK_HOSTS,
          AwsFiles.S3,
          AwsFiles.MOCKS,
          AwsFiles.KNOWLEDGE);

  private static final String SERVICE = "{service}";

  /**
   * What the AWS endpoint finds in files.
   *
   * @param s3 {@code aws.s3}: the folder whose folders are the buckets; a temporary one unless said
   * @param mocks {@code aws.mocks}: a {@code MockConfigFile.json} in the format of Step Functions
   *     Local; none unless said
   * @param knowledge {@code aws.knowledge}: the folder of the knowledge base; unless said, the one
   *     of that name in the working folder, which may be absent
   */
  public record AwsFiles(@Nullable Path s3, @Nullable Path mocks, Path knowledge) {

    static final String S3 = "aws.s3";
    static final String MOCKS = "aws.mocks";
    static final String KNOWLEDGE = "aws.knowledge";

    static AwsFiles none() {
      return new AwsFiles(null, null, Path.of("knowledge"));
    }

    private static AwsFiles of(Arguments arguments) {
      var knowledge = arguments.path(KNOWLEDGE);
      return new AwsFiles(
          arguments.path(S3),
          arguments.path(MOCKS),
          knowledge == null ? none().knowledge() : knowledge);
    }
  }

  /** Nothing is there. */
  public static Outside nothing() {
    return new Outside(null, "classic", null, TaskSettings.defaults(), AwsFiles.none());
  }

  /** The same AWS endpoint with what is there for it. */
  AwsSettings around(AwsSettings endpoint) {
    return endpoint
        .withTasks(tasks)
        .withS3(new S3Settings(files.s3()))
        .withMockConfiguration(files.mocks())
        .withKnowledge(KnowledgeSettings.of(files.knowledge()));
  }

  /** The same with a RabbitMQ. */
  public Outside withRabbitMq(URI uri, String type) {
    return new Outside(uri, type, databases, tasks, files);
  }

  /** The same with a PostgreSQL. */
  public Outside withDatabases(String url) {
    return new Outside(amqp, queueType, url, tasks, files);
  }

  /** The same with another folder of the knowledge base. */
  public Outside withKnowledge(Path folder) {
    return new Outside(
        amqp, queueType, databases, tasks, new AwsFiles(files.s3(), files.mocks(), folder));
  }

  static Outside of(Arguments arguments) {
    var type = arguments.text(QUEUE_TYPE, "classic");
    if (!Set.of("classic", "quorum").contains(type)) {
      throw new IllegalArgumentException(
          "Expected classic or quorum in amqp.queue-type, but found '%s'".formatted(type));
    }
    var url = arguments.text(DATABASE_URL);
    if (url != null && !(url.startsWith("jdbc:postgresql:") && url.contains(SERVICE))) {
      throw new IllegalArgumentException(
          "Expected a JDBC URL such as jdbc:postgresql://127.0.0.1:5432/{service}?user=entrega in"
              + " database.url, but found another");
    }
    return new Outside(
        amqp(arguments),
        type,
        url,
        new TaskSettings(places(arguments, TASK_ENDPOINTS), places(arguments, TASK_HOSTS)),
        AwsFiles.of(arguments));
  }

  private static Map<String, URI> places(Arguments arguments, String name) {
    var places = new HashMap<String, URI>();
    for (var each : arguments.text(name, "").split(",", -1)) {
      if (each.isBlank()) {
        continue;
      }
      var parts = each.strip().split("=", 2);
      if (parts.length != 2 || !parts[1].matches("https?://[^\\s]+")) {
        throw new IllegalArgumentException(
            "Expected names and URLs such as dynamodb=http://127.0.0.1:8000 in %s, but found '%s'"
                .formatted(name, each));
      }
      places.put(parts[0], URI.create(parts[1]));
    }
    return Map.copyOf(places);
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
