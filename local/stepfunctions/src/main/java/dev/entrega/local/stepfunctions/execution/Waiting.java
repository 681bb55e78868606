package dev.entrega.local.stepfunctions.execution;

import dev.entrega.local.stepfunctions.definition.State;
import dev.entrega.local.stepfunctions.expression.Payload;
import dev.entrega.local.stepfunctions.expression.StatesError;
import dev.entrega.local.stepfunctions.time.Mailbox;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The wait of a Task for the end of its call, or for the answer to its token. */
record Waiting(
    State.Task task,
    Trail trail,
    Mailbox<News> mailbox,
    PendingTask pending,
    TaskEvents events,
    Clocks clocks) {

  /** Waits for a call whose return is the task's end. */
  Payload forReturn() throws StatesError, InterruptedException {
    while (true) {
      switch (next()) {
        case null -> timeOut();
        case News.Returned(var output) -> {
          if (output.isTooLarge()) {
            events.failed(StatesError.DATA_LIMIT_EXCEEDED, null);
            Interpreter.limit(task, output);
          }
          events.succeeded(output);
          return output;
        }
        case News.Refused(var error, var cause) -> refuse(error, cause);
        case News.Alive _, News.Begun _, News.Answer _ -> {
          // without a token, nobody can send these
        }
      }
    }
  }

  /** Waits for an answer, which may come before the call returns. */
  Payload forAnswer() throws StatesError, InterruptedException {
    boolean answered = false;
    while (true) {
      switch (answered ? next(null) : next()) {
        case null -> {
          answered = !pending.close();
          if (!answered) {
            timeOut();
          }
        }
        case News.Returned(var output) -> pending.submitted(output);
        case News.Refused(var error, var cause) -> {
          if (!pending.refused()) {
            refuse(error, cause);
          }
        }
        case News.Alive _ -> clocks.beat();
        case News.Begun _ -> {
          // a worker who asks has a task of an activity
        }
        case News.Done(var output) -> {
          return output;
        }
        case News.Failed(var error, var cause) -> throw StatesError.of(error, cause);
      }
    }
  }

  private @Nullable News next() throws InterruptedException {
    return next(clocks.next());
  }

  private @Nullable News next(@Nullable Instant deadline) throws InterruptedException {
    News news = mailbox.take(trail.execution().orDeadline(deadline));
    if (news == null) {
      trail.execution().checkTime(trail);
    }
    return news;
  }

  private void refuse(String error, String cause) throws StatesError {
    events.refused(error, cause);
    throw StatesError.of(error, cause);
  }

  private void timeOut() throws StatesError {
    String error = clocks.error();
    events.timedOut(error, null);
    throw StatesError.of(error, null);
  }
}
