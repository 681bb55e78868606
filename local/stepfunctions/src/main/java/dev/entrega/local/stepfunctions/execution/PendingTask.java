package dev.entrega.local.stepfunctions.execution;

import dev.entrega.local.stepfunctions.expression.Payload;
import dev.entrega.local.stepfunctions.time.Mailbox;
import org.jspecify.annotations.Nullable;

/**
 * A task that waits for an answer to its token, or for the end of its job. An answer is in the
 * history before its sender hears that it was taken; one that comes before the call has returned is
 * held until then, because a worker may be faster than the one who called it.
 */
final class PendingTask {

  private final TaskEvents events;
  private final Mailbox<News> mailbox;
  private final @Nullable String token;
  private boolean submitted;
  private boolean closed;
  private boolean answered;
  private News.@Nullable Answer early;

  /**
   * A task that is about to wait.
   *
   * @param token absent where the return of its call ends it
   * @param submitted whether its call had returned before the execution was taken up again
   */
  PendingTask(TaskEvents events, Mailbox<News> mailbox, @Nullable String token, boolean submitted) {
    this.events = events;
    this.mailbox = mailbox;
    this.token = token;
    this.submitted = submitted;
  }

  /** Waits until what was told of it is kept. */
  void secure() {
    events.secure();
  }

  /** A worker asks for the task; false where it is not to be had any more. */
  boolean begin(@Nullable String workerName) {
    try {
      synchronized (this) {
        if (closed) {
          return false;
        }
        mailbox.put(new News.Begun(events.begun(workerName)));
        submitted = true;
      }
    } catch (ExecutionOver _) {
      return false;
    }
    secure();
    return true;
  }

  /** The call has returned; the task is now the worker's. */
  synchronized void submitted(Payload output) {
    events.submitted(output);
    submitted = true;
    if (early != null) {
      tell(early);
    }
  }

  /**
   * The call was refused. Where an answer was taken before, a worker has the task all the same, and
   * its word counts; tells whether that is so.
   */
  synchronized boolean refused() {
    closed = true;
    if (early == null) {
      return false;
    }
    tell(early);
    return true;
  }

  /** Takes an answer, unless there is one or none is awaited any more. */
  synchronized boolean answer(News.Answer answer) {
    if (closed) {
      return false;
    }
    if (submitted) {
      tell(answer);
    } else {
      early = answer;
      if (token != null) {
        events.hold(token, answer);
      }
    }
    closed = true;
    answered = true;
    return true;
  }

  private void tell(News.Answer answer) {
    events.ended(answer);
    mailbox.put(answer);
  }

  /** Takes a sign of life, unless none is awaited any more. */
  synchronized boolean beat() {
    if (!closed) {
      mailbox.put(new News.Alive());
    }
    return !closed;
  }

  /** Whether an answer was taken. */
  synchronized boolean isAnswered() {
    return answered;
  }

  /** Takes no more answers; tells whether none was taken before. */
  synchronized boolean close() {
    boolean wasOpen = !closed;
    closed = true;
    return wasOpen;
  }
}
