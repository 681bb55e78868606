package dev.entrega.local.launcher.provider;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what was decided: signs each attempt anew, and repeats it with growing pauses. One timer
 * keeps all that wait, so that a pending charge costs an entry in a heap and no thread.
 */
final class WebhookSender implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(WebhookSender.class);
  private static final int MOST_AT_ONCE = 32;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final SandboxProvider.Settings settings;
  private final InstantSource time;
  private final Executor threads;
  private final Semaphore permits = new Semaphore(MOST_AT_ONCE);
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("sandbox").factory());
  private final HttpClient http;
  private volatile @Nullable URI webhook;

  WebhookSender(SandboxProvider.Settings settings, InstantSource time, Executor threads) {
    this.settings = settings;
    this.time = time;
    this.threads = threads;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .executor(threads)
            .build();
  }

  void deliverTo(URI receiver) {
    webhook = receiver;
  }

  /** Runs something on a virtual thread, now or later; nothing once this is closed. */
  void after(Duration delay, Runnable work) {
    try {
      if (delay.isZero()) {
        threads.execute(work);
      } else {
        var _ =
            timer.schedule(() -> after(Duration.ZERO, work), delay.toNanos(), TimeUnit.NANOSECONDS);
      }
    } catch (RejectedExecutionException closed) {
      log.debug("The sandbox is closed", closed);
    }
  }

  /**
   * Delivers an event until it is heard; blocks for the first attempt.
   *
   * @param heard told when it was
   */
  void send(byte[] event, Runnable heard) {
    attempt(event, heard, 1, settings.retries().firstPause());
  }

  private void attempt(byte[] event, Runnable heard, int number, Duration pause) {
    if (delivered(event)) {
      heard.run();
      return;
    }
    if (number >= settings.retries().attempts()) {
      log.warn(
          "Expected the webhook to be taken within {} attempts, but it was not: {}",
          number,
          new String(event, StandardCharsets.UTF_8));
      return;
    }
    Duration twice = pause.multipliedBy(2);
    Duration longest = settings.retries().longestPause();
    Duration next = twice.compareTo(longest) < 0 ? twice : longest;
    after(pause, () -> attempt(event, heard, number + 1, next));
  }

  private boolean delivered(byte[] event) {
    URI receiver = webhook;
    if (receiver == null) {
      return false;
    }
    try {
      permits.acquire();
      try {
        return post(receiver, event) / 100 == 2;
      } finally {
        permits.release();
      }
    } catch (IOException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private int post(URI receiver, byte[] event) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(receiver)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("Entrega-Signature", signature(event))
            .POST(BodyPublishers.ofByteArray(event))
            .build();
    return http.send(request, BodyHandlers.discarding()).statusCode();
  }

  private String signature(byte[] event) {
    long now = time.instant().getEpochSecond();
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(settings.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update((now + ".").getBytes(StandardCharsets.US_ASCII));
      return "t=%d,v1=%s".formatted(now, HexFormat.of().formatHex(mac.doFinal(event)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Expected HmacSHA256 in every JDK, but it is missing", e);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    http.shutdownNow();
  }
}
