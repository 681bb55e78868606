package dev.entrega.local.stepfunctions.execution;

import dev.entrega.local.stepfunctions.time.Mailbox;
import dev.entrega.local.stepfunctions.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The tasks that wait in activities until a worker asks for one; each is given once. */
public final class WorkQueues {

  private static final Duration POLL = Duration.ofSeconds(60);

  private final Time time;
  private final Map<String, Queue> queues = new ConcurrentHashMap<>();

  WorkQueues(Time time) {
    this.time = time;
  }

  /**
   * A task for a worker.
   *
   * @param token by which the worker answers
   * @param input JSON text
   */
  public record Work(String token, String input) {}

  /** A task that waits for a worker. */
  record Offer(Work work, PendingTask pending) {}

  /** The tasks of one activity, and who waits for one; in their order. */
  private static final class Queue {
    private final Deque<Offer> offers = new ArrayDeque<>();
    private final Deque<Mailbox<Boolean>> workers = new ArrayDeque<>();

    synchronized void add(Offer offer) {
      offers.add(offer);
      Mailbox<Boolean> worker = workers.poll();
      if (worker != null) {
        worker.put(true);
      }
    }

    synchronized void remove(Offer offer) {
      offers.remove(offer);
    }

    /** The first task; where there is none, the worker is told when one comes. */
    synchronized @Nullable Offer pollOrWait(Mailbox<Boolean> worker) {
      Offer offer = offers.poll();
      if (offer == null) {
        workers.add(worker);
      }
      return offer;
    }

    synchronized @Nullable Offer pollAndLeave(Mailbox<Boolean> worker) {
      workers.remove(worker);
      return offers.poll();
    }
  }

  void add(String activityArn, Offer offer) {
    queue(activityArn).add(offer);
  }

  void remove(String activityArn, Offer offer) {
    queue(activityArn).remove(offer);
  }

  /**
   * Waits for a task, a minute at most; nothing where none came. The one that is given is in its
   * history as begun by the worker.
   */
  @Nullable Work take(String activityArn, @Nullable String workerName) throws InterruptedException {
    Queue queue = queue(activityArn);
    Instant deadline = time.instant().plus(POLL);
    Mailbox<Boolean> called = time.mailbox();
    boolean isOver = false;
    while (true) {
      Offer offer = isOver ? queue.pollAndLeave(called) : queue.pollOrWait(called);
      if (offer != null && offer.pending().begin(workerName)) {
        return offer.work();
      }
      if (offer == null) {
        if (isOver) {
          return null;
        }
        isOver = called.take(deadline) == null;
      }
    }
  }

  private Queue queue(String activityArn) {
    return queues.computeIfAbsent(activityArn, _ -> new Queue());
  }
}
