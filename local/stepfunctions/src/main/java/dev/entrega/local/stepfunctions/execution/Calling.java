package dev.entrega.local.stepfunctions.execution;

import dev.entrega.local.stepfunctions.expression.Payload;
import dev.entrega.local.stepfunctions.expression.StatesError;
import dev.entrega.local.stepfunctions.integration.Caller;
import dev.entrega.local.stepfunctions.integration.Integration;
import dev.entrega.local.stepfunctions.integration.Job;
import dev.entrega.local.stepfunctions.integration.TaskFailed;
import dev.entrega.local.stepfunctions.time.Mailbox;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the strand of a task's call does: it calls, tells what came of it, and where the call starts
 * a job it waits for that, too. Interrupted meanwhile, it stops the job. A call that is recorded to
 * have returned is not made again.
 */
final class Calling implements Runnable {

  private @Nullable Call call;
  private final Execution execution;
  private final Mailbox<News> mailbox;
  private final PendingTask pending;
  private final @Nullable Payload submitted;
  private volatile boolean released;

  /** What is called, with what, and by whom. */
  record Call(Integration integration, JsonNode arguments, Caller caller) {}

  Calling(
      Call call,
      Execution execution,
      Mailbox<News> mailbox,
      PendingTask pending,
      @Nullable Payload submitted) {
    this.call = call;
    this.execution = execution;
    this.mailbox = mailbox;
    this.pending = pending;
    this.submitted = submitted;
  }

  /** Leaves a job to itself, since its task has ended without it. */
  void release() {
    released = true;
  }

  /** Once; while an answer is waited for, what was sent for it is not kept. */
  @Override
  public void run() {
    Call once = call;
    call = null;
    if (once != null) {
      run(once);
    }
  }

  private void run(Call made) {
    try {
      JsonNode answer = submitted == null ? answer(made) : submitted.json();
      if (made.integration() instanceof Job job) {
        follow(job, answer);
      }
    } catch (TaskFailed e) {
      mailbox.put(new News.Refused(e.error(), e.cause()));
    } catch (InterruptedException _) {
      mailbox.put(new News.Refused("States.TaskFailed", "The call was interrupted"));
    } catch (RuntimeException | Error e) {
      mailbox.put(new News.Refused(StatesError.RUNTIME, e.toString()));
    }
  }

  private JsonNode answer(Call made) throws TaskFailed, InterruptedException {
    execution.beforeCall();
    JsonNode answer = made.integration().call(made.arguments(), made.caller());
    mailbox.put(new News.Returned(Payload.of(answer)));
    return answer;
  }

  private void follow(Job job, JsonNode started) {
    try {
      pending.answer(new News.Done(Payload.of(job.end(started))));
    } catch (TaskFailed e) {
      pending.answer(new News.Failed(e.error(), e.cause()));
    } catch (InterruptedException _) {
      if (!released && !execution.isAbandoned()) {
        job.stop(started);
      }
    } catch (ExecutionOver _) {
      // nobody is there any more to hear how the job ended
    } catch (RuntimeException | Error e) {
      pending.answer(new News.Failed(StatesError.RUNTIME, e.toString()));
    }
  }
}
