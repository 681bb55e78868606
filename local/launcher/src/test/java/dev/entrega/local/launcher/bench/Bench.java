package dev.entrega.local.launcher.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import dev.entrega.local.launcher.LocalEntrega;
import dev.entrega.local.launcher.LocalSettings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * {@code mvn -T1 -Pbench verify}: whole orders a second, 64 in flight, from publication to
 * delivery, beside what the broker and StartExecution do alone in the same process. It ends by
 * itself.
 */
public final class Bench {

  private static final int IN_FLIGHT = 64;
  private static final int ORDERS = 2_000;
  private static final int ROUNDS = 5;

  /** Until the compiler of the JVM, which shares the cores, has little left to do. */
  private static final int WARM_UP_ROUNDS = 4;

  private static final int LIMIT_MESSAGES = 20_000;
  private static final int LIMIT_EXECUTIONS = 3_000;

  private final Map<String, Long> publishedAt = new ConcurrentHashMap<>();
  private final Map<String, Long> confirmedAfter = new ConcurrentHashMap<>();
  private final Map<String, Long> deliveredAfter = new ConcurrentHashMap<>();
  private final Semaphore permits = new Semaphore(IN_FLIGHT);

  private Bench() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) throws Exception {
    // A line a step is for people; here it would be measured too.
    ((LoggerContext) LoggerFactory.getILoggerFactory())
        .getLogger("dev.entrega")
        .setLevel(Level.WARN);
    try (var entrega = LocalEntrega.start(LocalSettings.onFreePorts());
        var sfn = client(SfnClient.builder(), entrega.aws());
        var sqs = client(SqsClient.builder(), entrega.aws());
        var sns = client(SnsClient.builder(), entrega.aws())) {
      new Bench().run(entrega, new StartExecutionLimit(sfn), sqs, sns);
    }
  }

  private void run(LocalEntrega entrega, StartExecutionLimit limit, SqsClient sqs, SnsClient sns)
      throws Exception {
    var rounds = new ArrayList<Round>();
    double cold;
    try (var orders = new BenchOrders(entrega.amqpPort());
        var _ = new StatusListener(sqs, sns, this::heard)) {
      orders.stock();
      cold = round(orders, ORDERS).perSecond();
      for (int round = 1; round < WARM_UP_ROUNDS; round++) {
        round(orders, ORDERS);
      }
      for (int round = 0; round < ROUNDS; round++) {
        rounds.add(round(orders, ORDERS));
      }
    }
    var broker = new BrokerLimit(entrega.amqpPort());
    broker.publish(LIMIT_MESSAGES);
    broker.consume(LIMIT_MESSAGES);
    limit.start(LIMIT_EXECUTIONS, 8);
    print(cold, rounds, broker, limit);
  }

  private Round round(BenchOrders orders, int count) throws Exception {
    publishedAt.clear();
    confirmedAfter.clear();
    deliveredAfter.clear();
    long begun = System.nanoTime();
    for (int order = 0; order < count; order++) {
      acquire(1);
      var orderId = UUID.randomUUID().toString();
      publishedAt.put(orderId, System.nanoTime());
      orders.place(orderId);
    }
    acquire(IN_FLIGHT);
    permits.release(IN_FLIGHT);
    double seconds = (System.nanoTime() - begun) / 1e9;
    return new Round(
        count / seconds,
        Round.Latency.of(confirmedAfter.values()),
        Round.Latency.of(deliveredAfter.values()));
  }

  private void acquire(int orders) throws InterruptedException {
    if (!permits.tryAcquire(orders, 60, TimeUnit.SECONDS)) {
      throw new IllegalStateException(
          "Expected every order to be delivered, but %d of %d were"
              .formatted(deliveredAfter.size(), publishedAt.size()));
    }
  }

  private void heard(String orderId, boolean delivered) {
    var published = publishedAt.get(orderId);
    if (published == null) {
      return;
    }
    long after = System.nanoTime() - published;
    if (!delivered) {
      confirmedAfter.putIfAbsent(orderId, after);
    } else if (deliveredAfter.putIfAbsent(orderId, after) == null) {
      permits.release();
    }
  }

  private static void print(
      double cold, List<Round> rounds, BrokerLimit broker, StartExecutionLimit limit)
      throws Exception {
    double whole = median(rounds, Round::perSecond);
    System.out.printf(
        "%nWhole orders, %d in flight, median of %d rounds of %d%n", IN_FLIGHT, ROUNDS, ORDERS);
    System.out.printf("  %-42s %9.0f /s%n", "delivered", whole);
    System.out.printf("  %-42s %9.0f /s%n", "delivered in the first round, still cold", cold);
    System.out.printf(
        "  %-42s %9.0f ms  p99 %.0f ms%n",
        "published to CONFIRMED, p50",
        median(rounds, round -> round.confirmed().p50()),
        median(rounds, round -> round.confirmed().p99()));
    System.out.printf(
        "  %-42s %9.0f ms  p99 %.0f ms%n",
        "published to DELIVERED, p50",
        median(rounds, round -> round.delivered().p50()),
        median(rounds, round -> round.delivered().p99()));
    System.out.printf("Limits of the same process, and whole orders as a share of them%n");
    limit("broker: publish with confirms", broker.publish(LIMIT_MESSAGES), whole);
    limit("broker: consume with acknowledgement", broker.consume(LIMIT_MESSAGES), whole);
    for (int threads : new int[] {1, 8, 32}) {
      limit(
          "StartExecution, %d threads".formatted(threads),
          limit.start(LIMIT_EXECUTIONS, threads),
          whole);
    }
  }

  private static void limit(String what, double perSecond, double whole) {
    System.out.printf("  %-42s %9.0f /s  %5.1f %%%n", what, perSecond, 100 * whole / perSecond);
  }

  private static double median(List<Round> rounds, ToDoubleFunction<Round> value) {
    return Round.median(rounds.stream().mapToDouble(value).toArray());
  }

  private static <B extends AwsClientBuilder<B, C>, C> C client(B builder, URI endpoint) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .build();
  }
}
