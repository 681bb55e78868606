package dev.entrega.scenarios;

import dev.entrega.local.aws.knowledge.KnowledgeSettings;
import dev.entrega.local.launcher.Layout;
import dev.entrega.local.launcher.LocalEntrega;
import dev.entrega.local.launcher.LocalSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockagentruntime.BedrockAgentRuntimeClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * How soon the first words of an answer are there, over AMQP and SSE, while every model takes 300
 * ms to its first token and the answering one 20 ms to each of the others. Everything runs in this
 * process. It ends by itself after about two minutes.
 *
 * <pre>{@code java … dev.entrega.scenarios.AnswerTimes}</pre>
 */
final class AnswerTimes {

  private static final int FIRST_TOKEN_MILLIS = 300;
  private static final String SLOW =
      """
      [{"kind": "slow", "service": "bedrock", "operation": "InvokeModel", "delayMillis": %1$d},
       {"kind": "slow", "service": "bedrock", "operation": "InvokeModelWithResponseStream",
        "delayMillis": %1$d, "perTokenMillis": 20}]
      """
          .formatted(FIRST_TOKEN_MILLIS);
  static final String QUESTION = "Posso pagar com Pix?";
  private static final int ONE_AFTER_THE_OTHER = 40;
  private static final int A_SECOND = 50;
  private static final int SECONDS = 20;

  private AnswerTimes() {}

  /** Milliseconds since the question was sent. */
  record Times(double first, double whole) {}

  /** Asks one question of a customer of its own, and waits for the end of the answer. */
  @FunctionalInterface
  private interface Door {

    Times ask() throws Exception;
  }

  public static void main(String[] arguments) throws Exception {
    var settings =
        LocalSettings.onFreePorts().with(Layout.allHere().withOutside(RealParts.nothing()));
    try (var entrega = LocalEntrega.start(settings)) {
      Door amqp = () -> overAmqp(entrega.broker().uri());
      Door web = new CustomerOnTheWeb(entrega)::ask;
      ask(amqp, 20, 5);
      ask(web, 20, 5);
      slowDown(entrega.aws());
      var chain = chain(entrega.aws());
      var retrieval = retrieval(entrega.aws());
      print("chain", chain);
      print("retrieval", retrieval);
      System.out.printf(
          "chain beyond its slower call and retrieval, p50: %.1f ms%n",
          percentile(chain, 50) - FIRST_TOKEN_MILLIS - percentile(retrieval, 50));
      tell("AMQP, one by one", ask(amqp, ONE_AFTER_THE_OTHER, 0));
      tell("AMQP, %d/s".formatted(A_SECOND), ask(amqp, A_SECOND * SECONDS, A_SECOND));
      tell("SSE, one by one", ask(web, ONE_AFTER_THE_OTHER, 0));
      tell("SSE, %d/s".formatted(A_SECOND), ask(web, A_SECOND * SECONDS, A_SECOND));
    }
    System.exit(0);
  }

  /**
   * @param rate how many a second; 0 for one after the other
   */
  private static List<Times> ask(Door door, int count, int rate) throws Exception {
    var asked = new ArrayList<Future<Times>>();
    try (var customers = Executors.newVirtualThreadPerTaskExecutor()) {
      var begin = System.nanoTime();
      for (var number = 0; number < count; number++) {
        var one = customers.submit(door::ask);
        asked.add(one);
        if (rate == 0) {
          one.get();
        } else {
          var next = begin + (number + 1) * TimeUnit.SECONDS.toNanos(1) / rate;
          TimeUnit.NANOSECONDS.sleep(Math.max(0, next - System.nanoTime()));
        }
      }
    }
    var times = new ArrayList<Times>();
    for (var one : asked) {
      times.add(one.get());
    }
    return times;
  }

  private static Times overAmqp(URI broker) throws Exception {
    try (var customer = new Customer(broker, "customer-" + UUID.randomUUID())) {
      return customer.timed(QUESTION);
    }
  }

  private static void slowDown(URI aws) throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      var answer =
          http.send(
              HttpRequest.newBuilder(aws.resolve("/_entrega/faults"))
                  .PUT(HttpRequest.BodyPublishers.ofString(SLOW))
                  .build(),
              BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException(answer.body());
      }
    }
  }

  private static double[] chain(URI aws) {
    try (var sfn =
        SfnClient.builder()
            .endpointOverride(aws)
            .region(Region.US_EAST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .overrideConfiguration(c ->
                c.putAdvancedOption(SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true))
            .build()) {
      var arn = "arn:aws:states:us-east-1:000000000000:stateMachine:rag-chain";
      var input =
          """
          {"question": "%s", "locale": "pt-BR", "conversation": [], "orderKnown": false,
           "knowledgeBaseId": "%s"}
          """
              .formatted(QUESTION, KnowledgeSettings.ID);
      return timed(() -> sfn.startSyncExecution(r -> r.stateMachineArn(arn).input(input)));
    }
  }

  private static double[] retrieval(URI aws) {
    try (var bedrock =
        BedrockAgentRuntimeClient.builder()
            .endpointOverride(aws)
            .region(Region.US_EAST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .build()) {
      return timed(() ->
          bedrock.retrieve(
              r -> r.knowledgeBaseId(KnowledgeSettings.ID).retrievalQuery(q -> q.text(QUESTION))));
    }
  }

  private static double[] timed(Runnable call) {
    var millis = new double[ONE_AFTER_THE_OTHER];
    for (var i = -5; i < millis.length; i++) {
      var begin = System.nanoTime();
      call.run();
      if (i >= 0) {
        millis[i] = (System.nanoTime() - begin) / 1e6;
      }
    }
    return millis;
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

  private static void print(String what, double[] millis) {
    System.out.printf(
        "%-36s %5d  p50 %7.1f ms  p99 %7.1f ms%n",
        what, millis.length, percentile(millis, 50), percentile(millis, 99));
  }

  private static double percentile(double[] values, int percent) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
  }
}
