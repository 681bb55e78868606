package dev.entrega.local.launcher.provider;

import com.sun.net.httpserver.HttpServer;
import dev.entrega.local.store.Drawers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/**
 * The payment provider of one machine: it takes charges over HTTP, decides a little later, and says
 * so by a signed webhook that it repeats until it is heard. Where its ledger is kept, it goes on
 * with what was undecided or untold.
 *
 * <p>{@code POST /v1/charges} takes a charge, the same {@code Idempotency-Key} once; {@code GET
 * /v1/charges/{id}} shows it, {@code GET /v1/charges} shows all that there ever were, with {@code
 * ?reference=} those of an order. {@code POST /v1/charges/{id}/cancel} calls off what is not
 * decided, {@code POST /v1/charges/{id}/refunds} gives back what was taken and no more, the same
 * {@code Idempotency-Key} once. {@code GET /ledger} sums up by order.
 *
 * <p>A charge is approved, unless its {@code metadata.sandbox} is {@code decline} (declined),
 * {@code silent} (never decided, until a test has its customer {@link #pay}), {@code late}
 * (approved much later) or {@code stubborn} (the same, and cannot be called off).
 */
public final class SandboxProvider implements AutoCloseable {

  private static final int BACKLOG = 1024;

  private final HttpServer server;
  private final ExecutorService threads;
  private final WebhookSender webhooks;
  private final Ledger ledger;
  private final Decisions decisions;

  private SandboxProvider(
      HttpServer server,
      ExecutorService threads,
      WebhookSender webhooks,
      Ledger ledger,
      Decisions decisions) {
    this.server = server;
    this.threads = threads;
    this.webhooks = webhooks;
    this.ledger = ledger;
    this.decisions = decisions;
  }

  /**
   * How it behaves.
   *
   * @param apiKey that callers must send as a bearer token
   * @param secret that signs webhooks; payment knows it as {@code payment.webhook.secret}
   * @param delay until a charge is decided; zero decides before the response is sent
   * @param lateDelay the same for charges with {@code metadata.sandbox = late} or {@code stubborn}
   * @param retries how webhooks are repeated
   */
  public record Settings(
      String apiKey, String secret, Duration delay, Duration lateDelay, Retries retries) {

    /** Decides after 200 ms, late after 30 s, and knows its caller by these two. */
    public static Settings of(String apiKey, String secret) {
      return new Settings(
          apiKey,
          secret,
          Duration.ofMillis(200),
          Duration.ofSeconds(30),
          new Retries(20, Duration.ofMillis(500), Duration.ofSeconds(30)));
    }

    /** The same, deciding sooner or later. */
    public Settings deciding(Duration after, Duration lateAfter) {
      return new Settings(apiKey, secret, after, lateAfter, retries);
    }

    /** The same, repeating webhooks in another rhythm. */
    public Settings repeating(Retries other) {
      return new Settings(apiKey, secret, delay, lateDelay, other);
    }

    @Override
    public String toString() {
      return "Settings[delay=%s, lateDelay=%s]".formatted(delay, lateDelay);
    }
  }

  /**
   * How webhooks are repeated that were not answered with 2xx.
   *
   * @param attempts at most, the first included
   * @param firstPause doubles after each attempt
   * @param longestPause what it grows to
   */
  public record Retries(int attempts, Duration firstPause, Duration longestPause) {}

  /**
   * Starts it on any free port and returns when it accepts connections.
   *
   * @throws UncheckedIOException there is none
   */
  public static SandboxProvider start(Settings settings) {
    return start(settings, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  /**
   * Starts it there, on any free port if that is 0, and returns when it accepts connections.
   *
   * @throws UncheckedIOException it cannot listen there
   */
  public static SandboxProvider start(Settings settings, InetSocketAddress address) {
    return start(settings, address, Drawers.NONE);
  }

  /**
   * The same with a ledger that outlives it.
   *
   * @param drawers where that is kept
   */
  public static SandboxProvider start(
      Settings settings, InetSocketAddress address, Drawers drawers) {
    InstantSource time = InstantSource.system();
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    WebhookSender webhooks = new WebhookSender(settings, time, threads);
    Ledger ledger = new Ledger(time, drawers);
    JsonMapper json = JsonMapper.shared();
    Decisions decisions = new Decisions(settings, ledger, webhooks, json);
    HttpServer server = listen(address);
    server.setExecutor(threads);
    ApiKey key = new ApiKey(settings.apiKey());
    server.createContext("/v1/charges", new ChargesApi(ledger, decisions, json, key));
    server.createContext("/ledger", new LedgerApi(ledger, json, key));
    server.start();
    decisions.resume();
    return new SandboxProvider(server, threads, webhooks, ledger, decisions);
  }

  private static HttpServer listen(InetSocketAddress address) {
    try {
      return HttpServer.create(address, BACKLOG);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Expected the sandbox payment provider to listen on %s, but: %s"
              .formatted(address, e.getMessage()),
          e);
    }
  }

  /** Where webhooks go. Until it is known, and while nobody is there, they are repeated. */
  public void deliverTo(URI webhook) {
    webhooks.deliverTo(webhook);
  }

  /** What every order has paid and got back, by order. */
  public Map<String, Account> ledger() {
    return LedgerApi.accounts(ledger);
  }

  /**
   * Has the customer of an order pay, which is then said by a webhook; false if there is nothing
   * that waits to be paid.
   */
  public boolean pay(String reference) {
    return ledger.of(reference).stream().anyMatch(charge -> decisions.approve(charge.id()));
  }

  /** The TCP port that it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** What payment knows as {@code payment.provider.url}. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + port());
  }

  /** Stops at once: charges that are not decided wait for the next start, if they are kept. */
  @Override
  public void close() {
    server.stop(0);
    webhooks.close();
    threads.shutdownNow();
  }
}
