package dev.entrega.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.entrega.cli.Entrega;
import dev.entrega.local.launcher.Layout;
import dev.entrega.local.launcher.LocalEntrega;
import dev.entrega.local.launcher.LocalSettings;
import dev.entrega.testing.PostgresProcess;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * Each service as a process of its own, told what it knows by the environment that {@code
 * docker-compose.yml} gives it, and that alone.
 */
class ServicesAsProcessesIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Set<String> WORKERS = Set.of("bridge", "availability", "payment", "courier");

  @TempDir private Path folder;
  private final @Nullable PostgresProcess postgres =
      PostgresProcess.isAvailable() ? PostgresProcess.start() : null;
  private LocalEntrega standIns;
  private Environments environments;

  @BeforeEach
  void start() {
    environments = new Environments(postgres, folder);
    var webhook =
        URI.create("http://127.0.0.1:%d/webhooks/provider".formatted(environments.port("payment")));
    var provider =
        new Layout.Provider(
            0,
            environments.said("payment", "PAYMENT_PROVIDER_APIKEY"),
            environments.said("payment", "PAYMENT_WEBHOOK_SECRET"),
            webhook);
    standIns =
        LocalEntrega.start(
            LocalSettings.onFreePorts()
                .with(Layout.allHere().withoutServices().withProvider(provider)));
  }

  @AfterEach
  void stop() {
    standIns.close();
    if (postgres != null) {
      postgres.close();
    }
  }

  @Test
  void sample_orders_are_delivered_though_workers_end_and_come_back() throws Exception {
    try (var services = RunningProcesses.start(environments.around(standIns), folder)) {
      publish("stock.jsonl", "orders.jsonl");
      // In the middle of it: whoever has something in hand ends it first or hands it back.
      assertThatEachWasTerminated(services.restart(WORKERS));
      publish("deliveries.jsonl");

      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(500))
          .untilAsserted(() -> assertThat(counts()).isEqualTo(Map.of("DELIVERED", 50)));
      assertThatEachWasTerminated(services.terminate());
    }
  }

  private static void assertThatEachWasTerminated(Map<String, Integer> exitCodes) {
    assertThat(exitCodes.entrySet())
        .allSatisfy(ended ->
            assertThat(ended.getValue()).as(ended.getKey()).isEqualTo(ServiceProcess.TERMINATED));
  }

  /** As an upstream developer does. */
  private void publish(String... samples) {
    for (var sample : samples) {
      var said = new StringWriter();
      var writer = new PrintWriter(said);
      var exitCode =
          Entrega.run(
              writer,
              writer,
              "publish",
              "--amqp",
              "amqp://guest:guest@127.0.0.1:" + standIns.amqpPort(),
              Compose.PROJECT.resolve(Path.of("samples", sample)).toString());
      assertThat(exitCode).as(said.toString()).isZero();
    }
  }

  private Map<?, ?> counts() throws Exception {
    var uri =
        URI.create("http://127.0.0.1:%d/api/order-counts".formatted(environments.port("status")));
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
      return JsonMapper.shared()
          .convertValue(JsonMapper.shared().readTree(answer.body()).get("counts"), Map.class);
    }
  }
}
