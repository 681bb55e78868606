package dev.entrega.local.stepfunctions.execution;

import dev.entrega.local.stepfunctions.expression.Payload;
import dev.entrega.local.stepfunctions.expression.StatesError;
import dev.entrega.local.stepfunctions.integration.Caller;
import dev.entrega.local.stepfunctions.integration.Integration;
import dev.entrega.local.stepfunctions.integration.Job;
import dev.entrega.local.stepfunctions.integration.TaskFailed;
import dev.entrega.local.stepfunctions.time.Mailbox;
import tools.jackson.databind.JsonNode;

/**
 * What the strand of a task's call does: it calls, tells what came of it, and where the call starts
 * a job it waits for that, too. Interrupted meanwhile, it stops the job.
 */
final class Calling implements Runnable {

  private final Integration integration;
  private final JsonNode arguments;
  private final Caller caller;
  private final Mailbox<News> mailbox;
  private final PendingTask pending;
  private volatile boolean released;

  Calling(
      Integration integration,
      JsonNode arguments,
      Caller caller,
      Mailbox<News> mailbox,
      PendingTask pending) {
    this.integration = integration;
    this.arguments = arguments;
    this.caller = caller;
    this.mailbox = mailbox;
    this.pending = pending;
  }

  /** Leaves a job to itself, since its task has ended without it. */
  void release() {
    released = true;
  }

  @Override
  public void run() {
    try {
      JsonNode answer = integration.call(arguments, caller);
      mailbox.put(new News.Returned(Payload.of(answer)));
      if (integration instanceof Job job) {
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

  private void follow(Job job, JsonNode started) {
    try {
      pending.answer(new News.Done(Payload.of(job.end(started))));
    } catch (TaskFailed e) {
      pending.answer(new News.Failed(e.error(), e.cause()));
    } catch (InterruptedException _) {
      if (!released) {
        job.stop(started);
      }
    } catch (ExecutionOver _) {
      // nobody is there any more to hear how the job ended
    } catch (RuntimeException | Error e) {
      pending.answer(new News.Failed(StatesError.RUNTIME, e.toString()));
    }
  }
}
