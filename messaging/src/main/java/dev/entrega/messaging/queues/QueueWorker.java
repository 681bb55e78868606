package dev.entrega.messaging.queues;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Reads one queue from start to stop. */
final class QueueWorker {

  private static final Logger LOG = LoggerFactory.getLogger(QueueWorker.class);
  private static final Duration TICK = Duration.ofSeconds(1);

  private final QueueConsumer consumer;
  private final Queues.Tools tools;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final List<Thread> pollers = new ArrayList<>();
  private final Thread starter;
  private @Nullable Reading reading;

  /** What exists once the queue is found. */
  private record Reading(
      Receiver receiver, WorkInHand inHand, Deletions deletions, ScheduledExecutorService ticks) {}

  QueueWorker(QueueConsumer consumer, Queues.Tools tools) {
    this.consumer = consumer;
    this.tools = tools;
    this.starter =
        Thread.ofVirtual().name(consumer.queue() + "-start").unstarted(this::findAndRead);
  }

  /** Returns at once; reading begins when the queue is there. */
  void start() {
    starter.start();
  }

  /** Begins no further receive. */
  void stopReceiving() {
    stopping.countDown();
    starter.interrupt();
  }

  /**
   * Returns when no receive is under way. What one has taken on the other side is hidden there
   * until its visibility is over, so it is cut off only if it does not end by itself.
   */
  void endReceives(Deadline deadline) throws InterruptedException {
    starter.join();
    for (var poller : pollers) {
      if (!poller.join(deadline.left())) {
        poller.interrupt();
      }
    }
  }

  /** Returns when nothing is in hand and nothing is left to delete, or the time is over. */
  void drain(Duration atMost) throws InterruptedException {
    Reading started;
    synchronized (this) {
      started = reading;
    }
    if (started == null) {
      return;
    }
    if (!started.receiver().awaitIdle(atMost)) {
      LOG.warn(
          "queue {}: {} messages did not end in time, they come again",
          consumer.queue(),
          started.inHand().size());
      started.inHand().interruptAll();
      started.receiver().awaitIdle(TICK);
    }
    started.ticks().shutdownNow();
    started.deletions().close(TICK.multipliedBy(2));
  }

  private void findAndRead() {
    try {
      var queue = new QueueSearch(tools.sqs(), stopping).find(consumer.queue());
      if (queue != null) {
        read(queue);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void read(Queue queue) {
    SqsClient sqs = tools.sqs();
    var settings = tools.settings();
    var inHand = new WorkInHand(sqs, queue, settings, tools.time());
    var deletions = new Deletions(sqs, queue, settings);
    var receiver = new Receiver(consumer, queue, new Receiver.Parts(tools, inHand, deletions));
    var ticks = Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
    var _ =
        ticks.scheduleWithFixedDelay(
            inHand::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    reading = new Reading(receiver, inHand, deletions, ticks);
    for (int poller = 0; poller < settings.pollers(); poller++) {
      pollers.add(
          Thread.ofVirtual()
              .name(queue.name() + "-poller-" + poller)
              .start(() -> receiver.receiveUntil(stopping)));
    }
  }
}
