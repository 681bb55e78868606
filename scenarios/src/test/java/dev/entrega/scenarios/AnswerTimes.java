package dev.entrega.scenarios;

import dev.entrega.local.launcher.Layout;
import dev.entrega.local.launcher.LocalEntrega;
import dev.entrega.local.launcher.LocalSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How soon the first words of an answer are there, over AMQP and SSE, while every model takes 300
 * ms to its first token and the answering one 20 ms to each of the others. Everything runs in this
 * process, which is warmed up first, and it ends by itself after about six minutes.
 *
 * <pre>{@code mvn -T1 -Panswer-times verify -DskipTests -pl scenarios -am}</pre>
 */
final class AnswerTimes {

  private static final String SLOW =
      """
      [{"kind": "slow", "service": "bedrock", "operation": "InvokeModel", "delayMillis": 300},
       {"kind": "slow", "service": "bedrock", "operation": "InvokeModelWithResponseStream",
        "delayMillis": 300, "perTokenMillis": 20}]
      """;
  static final String QUESTION = "Posso pagar com Pix?";
  private static final int WARM_UP = 400;
  private static final int AT_ONCE = 8;
  private static final int IDLE_SECONDS = 40;
  private static final int[] RATES = {10, 20, 30, 50};
  private static final int LOADED_SECONDS = 12;

  private AnswerTimes() {}

  /** Milliseconds since the question was sent. */
  record Times(double first, double whole) {}

  /**
   * Asks one question of a customer of its own, and waits for the end of the answer; empty if it is
   * told to come back.
   */
  @FunctionalInterface
  private interface Door {

    Optional<Times> ask() throws Exception;
  }

  public static void main(String[] arguments) throws Exception {
    var settings =
        LocalSettings.onFreePorts().with(Layout.allHere().withOutside(RealParts.nothing()));
    try (var entrega = LocalEntrega.start(settings);
        var chain = new ChainTimes(entrega.aws());
        var gateway = new Gateway(entrega.broker().uri())) {
      Door amqp = () -> Optional.of(gateway.ask(QUESTION));
      Door web = new CustomerOnTheWeb(entrega)::ask;
      chain.warmUp(WARM_UP);
      warmUp(amqp);
      warmUp(web);
      new BadDays(entrega).begin(SLOW);
      chain.tell();
      measure("AMQP", amqp, IDLE_SECONDS, 1);
      measure("SSE", web, IDLE_SECONDS, 1);
      for (var rate : RATES) {
        measure("AMQP", amqp, LOADED_SECONDS, rate);
        measure("SSE", web, LOADED_SECONDS, rate);
      }
    }
    System.exit(0);
  }

  private static void warmUp(Door door) throws Exception {
    var turns = new Semaphore(AT_ONCE);
    try (var customers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var number = 0; number < WARM_UP; number++) {
        turns.acquire();
        var _ =
            customers.submit(() -> {
              try {
                return door.ask();
              } finally {
                turns.release();
              }
            });
      }
    }
  }

  private static void measure(String how, Door door, int seconds, int aSecond) throws Exception {
    var count = seconds * aSecond;
    var times = ask(door, count, aSecond);
    var named = "%s, %d/s".formatted(how, aSecond);
    tell(named, times);
    System.out.printf("%s: %d told to come back%n", named, count - times.size());
  }

  /** Those that were answered. */
  private static List<Times> ask(Door door, int count, int aSecond) throws Exception {
    var asked = new ArrayList<Future<Optional<Times>>>();
    try (var customers = Executors.newVirtualThreadPerTaskExecutor()) {
      var begin = System.nanoTime();
      for (var number = 0; number < count; number++) {
        asked.add(customers.submit(door::ask));
        var next = begin + (number + 1) * TimeUnit.SECONDS.toNanos(1) / aSecond;
        TimeUnit.NANOSECONDS.sleep(Math.max(0, next - System.nanoTime()));
      }
    }
    var times = new ArrayList<Times>();
    for (var one : asked) {
      one.get().ifPresent(times::add);
    }
    return times;
  }

  private static void tell(String how, List<Times> times) {
    var first = times.stream().mapToDouble(Times::first).toArray();
    var whole = times.stream().mapToDouble(Times::whole).toArray();
    print(how + ", first words", first);
    print(how + ", whole answer", whole);
    System.out.printf(
        "%s: waiting for the whole takes %.1f times as long (p50)%n",
        how, percentile(whole, 50) / percentile(first, 50));
  }

  static void print(String what, double[] millis) {
    System.out.printf(
        "%-36s %5d  p50 %7.1f ms  p99 %7.1f ms%n",
        what, millis.length, percentile(millis, 50), percentile(millis, 99));
  }

  static double percentile(double[] values, int percent) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
  }
}
