package dev.entrega.notifier;

import dev.entrega.messaging.faults.GrowingPause;
import dev.entrega.notifier.Messenger.Unreachable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Goes through all that is due on one channel, in every round until nothing is: one query when
 * idle. While the other side is down the channel rests, for growing times, and asks it for one
 * batch at most.
 */
final class Rounds implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

  /** Less than Spring grants all that stops with us. */
  private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(20);

  private final Channel channel;
  private final Conversations conversations;
  private final Teller teller;
  private final InstantSource time;
  private final NotifierSettings.Sending settings;
  private final Duration longestGoodbye;
  private final GrowingPause rest;
  private final ExecutorService tellers;

  private final ScheduledExecutorService timer;

  private volatile boolean running;
  private volatile boolean stopping;
  private int failures;
  private Instant restsUntil = Instant.MIN;

  Rounds(
      Channel channel,
      Conversations conversations,
      Teller teller,
      InstantSource time,
      NotifierSettings.Sending settings) {
    this(channel, conversations, teller, time, settings, LONGEST_GOODBYE);
  }

  Rounds(
      Channel channel,
      Conversations conversations,
      Teller teller,
      InstantSource time,
      NotifierSettings.Sending settings,
      Duration longestGoodbye) {
    this.channel = channel;
    this.conversations = conversations;
    this.teller = teller;
    this.time = time;
    this.settings = settings;
    this.longestGoodbye = longestGoodbye;
    this.rest = settings.rest().growing();
    this.tellers =
        Executors.newFixedThreadPool(
            settings.atOnce(), Thread.ofVirtual().name(channel.word() + "-", 0).factory());
    this.timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name(channel.word() + "-rounds").factory());
  }

  @Override
  public void start() {
    running = true;
    var pause = settings.sweepEvery().toMillis();
    var _ = timer.scheduleWithFixedDelay(this::round, pause, pause, TimeUnit.MILLISECONDS);
  }

  /** Returns when nothing is due any more, or the channel has to rest. One round at a time. */
  synchronized void round() {
    if (time.instant().isBefore(restsUntil)) {
      return;
    }
    try {
      List<String> due;
      do {
        due = conversations.due(channel, settings.sweepSize());
      } while (tellAll(due) && !stopping && due.size() == settings.sweepSize());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException fault) {
      LOG.warn("{}: could not look for what is due: {}", channel.word(), fault.toString());
    }
  }

  /** Returns false if the other side was down. */
  private boolean tellAll(List<String> orderIds) throws InterruptedException {
    if (orderIds.isEmpty()) {
      return true;
    }
    var down = new AtomicBoolean();
    var work =
        orderIds.stream().map(orderId -> (Callable<Boolean>) () -> tell(orderId, down)).toList();
    var reached = false;
    for (var told : tellers.invokeAll(work)) {
      try {
        reached |= told.get();
      } catch (ExecutionException fault) {
        LOG.warn("{}: left for later", channel.word(), fault.getCause());
      }
    }
    if (down.get()) {
      rest(reached);
      return false;
    }
    failures = 0;
    return true;
  }

  private boolean tell(String orderId, AtomicBoolean down) {
    if (down.get() || stopping) {
      return false;
    }
    try {
      teller.tell(orderId, channel);
      return true;
    } catch (Unreachable unreachable) {
      if (down.compareAndSet(false, true)) {
        LOG.warn("{}: {}; what is due waits", channel.word(), unreachable.getMessage());
      }
      return false;
    }
  }

  private void rest(boolean reached) {
    failures = reached ? 1 : failures + 1;
    restsUntil = time.instant().plus(rest.after(failures));
  }

  /** Lets the channels say goodbye side by side. */
  @Override
  public void stop(Runnable done) {
    Thread.ofVirtual()
        .name(channel.word() + "-goodbye")
        .start(() -> {
          try {
            stop();
          } finally {
            done.run();
          }
        });
  }

  /**
   * Ends what has begun; what has not stays due. Who sends is never interrupted: nobody would know
   * whether the message was taken, so it would be sent again.
   */
  @Override
  public void stop() {
    running = false;
    stopping = true;
    timer.shutdown();
    try {
      if (!timer.awaitTermination(longestGoodbye.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("{}: stopped while a message is still being sent", channel.word());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    tellers.shutdown();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
