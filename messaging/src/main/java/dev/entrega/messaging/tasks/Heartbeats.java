package dev.entrega.messaging.tasks;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/**
 * Tells the workflows that their tasks are still worked on. When a workflow answers that it no
 * longer waits, the handler is interrupted.
 */
final class Heartbeats {

  private static final Logger LOG = LoggerFactory.getLogger(Heartbeats.class);

  private final Set<Beat> beats = ConcurrentHashMap.newKeySet();
  private final SfnClient stepFunctions;
  private final Duration interval;
  private final InstantSource time;

  Heartbeats(SfnClient stepFunctions, Duration interval, InstantSource time) {
    this.stepFunctions = stepFunctions;
    this.interval = interval;
    this.time = time;
  }

  /** Beats for this token while the calling thread works on it, until it is closed. */
  Beat whileWorkingOn(String taskToken) {
    var beat = new Beat(taskToken, time.instant().plus(interval));
    beats.add(beat);
    return beat;
  }

  /** Sends what is due: called about once a second, and whatever fails, called again. */
  void tick() {
    try {
      sendDue(time.instant());
    } catch (RuntimeException | Error bug) {
      LOG.error("task heartbeats could not be sent", bug);
    }
  }

  private void sendDue(Instant now) {
    for (var beat : beats) {
      if (!beat.nextAt.isAfter(now)) {
        beat.nextAt = now.plus(interval);
        send(beat);
      }
    }
  }

  private void send(Beat beat) {
    try {
      stepFunctions.sendTaskHeartbeat(request -> request.taskToken(beat.taskToken));
    } catch (TaskTimedOutException | TaskDoesNotExistException ended) {
      beats.remove(beat);
      beat.abandon();
    } catch (SdkException fault) {
      LOG.debug("a task heartbeat was not sent", fault);
    }
  }

  /** The heartbeat of one task. */
  final class Beat implements AutoCloseable {

    private final Thread worker = Thread.currentThread();
    private final String taskToken;
    private volatile Instant nextAt;
    private boolean closed;
    private boolean abandoned;

    private Beat(String taskToken, Instant nextAt) {
      this.taskToken = taskToken;
      this.nextAt = nextAt;
    }

    /** Whether the workflow no longer waits for this task. */
    synchronized boolean abandoned() {
      return abandoned;
    }

    private synchronized void abandon() {
      if (!closed) {
        abandoned = true;
        worker.interrupt();
      }
    }

    /** Called by the worker itself: what follows is no longer interrupted for this task's sake. */
    @Override
    public synchronized void close() {
      beats.remove(this);
      closed = true;
      if (abandoned) {
        Thread.interrupted();
      }
    }
  }
}
