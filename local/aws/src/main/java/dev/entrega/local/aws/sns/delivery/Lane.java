package dev.entrega.local.aws.sns.delivery;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One subscriber's messages: carried one after the other in the order in which they came. One that
 * fails steps aside until its retry is due, and the next ones pass it.
 */
public final class Lane {

  /** More than this waiting for one subscriber, and further messages are undeliverable. */
  static final int LIMIT = 10_000;

  private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

  private record Tried(Parcel parcel, int failures) {}

  private final Lanes lanes;
  private final Queue<Tried> due = new ArrayDeque<>();
  private int held;
  private boolean running;

  Lane(Lanes lanes) {
    this.lanes = lanes;
  }

  /** Takes a parcel and returns at once. */
  public void add(Parcel parcel) {
    if (admit(parcel)) {
      lanes.count(1);
      start();
    } else {
      parcel.undeliverable().accept("Expected at most " + LIMIT + " to wait, but there are more");
    }
  }

  private synchronized boolean admit(Parcel parcel) {
    if (held >= LIMIT) {
      return false;
    }
    held++;
    return due.add(new Tried(parcel, 0));
  }

  private void again(Tried tried) {
    synchronized (this) {
      due.add(tried);
    }
    start();
  }

  private synchronized void start() {
    if (!running && !due.isEmpty()) {
      running = lanes.run(this::run);
    }
  }

  private void run() {
    for (var next = next(); next != null; next = next()) {
      try {
        carry(next);
        if (next.parcel().spacing().isPositive()) {
          Thread.sleep(next.parcel().spacing());
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private synchronized @Nullable Tried next() {
    var next = due.poll();
    running = next != null;
    return next;
  }

  private void carry(Tried tried) throws InterruptedException {
    switch (attempt(tried.parcel())) {
      case Attempt.Done _ -> end();
      case Attempt.Refused refused -> giveUp(tried, refused.why());
      case Attempt.Failed failed -> {
        var failures = tried.failures() + 1;
        var pause = tried.parcel().plan().pause(failures);
        if (pause == null) {
          giveUp(tried, failed.why());
        } else {
          LOG.debug("Attempt {} failed: {}", failures, failed.why());
          lanes.later(pause, () -> again(new Tried(tried.parcel(), failures)));
        }
      }
    }
  }

  private static Attempt attempt(Parcel parcel) throws InterruptedException {
    try {
      return parcel.courier().attempt();
    } catch (RuntimeException e) {
      LOG.error("A message could not be carried", e);
      return new Attempt.Refused(e.toString());
    }
  }

  private void giveUp(Tried tried, String why) {
    end();
    try {
      tried.parcel().undeliverable().accept(why);
    } catch (RuntimeException e) {
      LOG.error("A message could not be laid aside", e);
    }
  }

  private void end() {
    synchronized (this) {
      held--;
    }
    lanes.count(-1);
  }
}
