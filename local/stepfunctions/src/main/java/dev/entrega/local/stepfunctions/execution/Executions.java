package dev.entrega.local.stepfunctions.execution;

import dev.entrega.local.stepfunctions.definition.StateMachine;
import dev.entrega.local.stepfunctions.expression.Payload;
import dev.entrega.local.stepfunctions.expression.StatesError;
import dev.entrega.local.stepfunctions.history.EventDetails;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.history.HistoryEventType;
import dev.entrega.local.stepfunctions.history.Truncation;
import dev.entrega.local.stepfunctions.store.Journal;
import dev.entrega.local.stepfunctions.store.Store;
import dev.entrega.local.stepfunctions.store.StoredMapRun;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All executions that run now. */
public final class Executions implements AutoCloseable {

  private final Surroundings around;
  private final TaskTokens tokens = new TaskTokens();
  private final WorkQueues work;
  private final MapRuns mapRuns;
  private final Interpreter interpreter;
  private final Map<String, Execution> running = new ConcurrentHashMap<>();
  private final Map<String, EventDetails> stopsAhead = new ConcurrentHashMap<>();
  private final Endings endings = new Endings();
  private volatile boolean closed;

  /**
   * None yet; children of Map Runs are opened in the store, and those there which nothing will take
   * up any more are ended.
   *
   * @param isActivity whether there is an activity with an ARN
   */
  public Executions(Surroundings around, Store store, Predicate<String> isActivity) {
    this.around = around;
    Orphans.abort(store, around.time().instant());
    this.mapRuns = new MapRuns(store, this);
    this.work = new WorkQueues(around.time());
    this.interpreter =
        new Interpreter(tokens, new ActivityCall(tokens, work, isActivity), mapRuns::run);
  }

  /**
   * Waits for a task of an activity, a minute at most; nothing where none came. Its history tells
   * that it is with the worker now.
   */
  public WorkQueues.@Nullable Work work(String activityArn, @Nullable String workerName)
      throws InterruptedException {
    return work.take(activityArn, workerName);
  }

  /**
   * Starts an execution whose journal holds its beginning, or takes one up again whose journal
   * holds more: it is interpreted from its start, and what is recorded answers instead of the
   * world.
   *
   * @param deadline when it times out
   * @param onEnd hears the event with which it ends
   */
  public void start(
      Journal journal,
      StateMachine machine,
      Payload input,
      Instant deadline,
      Consumer<HistoryEvent> onEnd) {
    String arn = journal.execution().arn();
    Execution execution = execution(journal, input, deadline, onEnd);
    if (journal.size() > 1) {
      execution.replay().begin();
    }
    register(arn, execution);
    var stop = stopsAhead.remove(arn);
    if (stop == null) {
      execution.runsOn(around.time().start(() -> run(execution, machine)));
    } else {
      execution.abort(stop);
    }
  }

  /**
   * Takes an execution up again after its end, which its history tells from then on: what had ended
   * well in it is not done again.
   *
   * @param deadline when it times out now
   * @param onEnd hears the event with which it ends
   */
  public void redrive(
      Journal journal,
      StateMachine machine,
      Payload input,
      Instant deadline,
      Consumer<HistoryEvent> onEnd) {
    Execution execution = execution(journal, input, deadline, onEnd);
    execution.replay().begin();
    running.compute(
        journal.execution().arn(),
        (_, _) -> {
          execution.redriven();
          return execution;
        });
    execution.runsOn(around.time().start(() -> run(execution, machine)));
  }

  private Execution execution(
      Journal journal, Payload input, Instant deadline, Consumer<HistoryEvent> onEnd) {
    String arn = journal.execution().arn();
    return new Execution(
        journal,
        input,
        around,
        deadline,
        (execution, last) -> {
          running.remove(arn, execution);
          onEnd.accept(last);
          endings.happened(arn, last);
        });
  }

  /** In turn with any stop of the same execution, which finds it either here or not yet. */
  private void register(String arn, Execution execution) {
    running.compute(arn, (_, _) -> execution);
  }

  private void run(Execution execution, StateMachine machine) {
    execution.read();
    var trail = Trail.of(execution);
    try {
      Payload output = interpreter.run(machine, execution.input(), trail);
      execution.end(
          HistoryEventType.ExecutionSucceeded,
          execution.orRedrive(trail.last()),
          new EventDetails.Output(output.text(), Truncation.NONE));
    } catch (StatesError e) {
      fail(execution, trail, e.error(), e.cause());
    } catch (InterruptedException | ExecutionOver _) {
      // whoever interrupted has ended it, or the engine is being closed
    } catch (RuntimeException | Error e) {
      fail(execution, trail, StatesError.RUNTIME, e.toString());
      throw e;
    }
  }

  private static void fail(
      Execution execution, Trail trail, @Nullable String error, @Nullable String cause) {
    execution.end(
        HistoryEventType.ExecutionFailed,
        execution.orRedrive(trail.last()),
        new EventDetails.Failure(error, cause));
  }

  /**
   * Stops an execution, if it still runs. One whose journal is open but which has not begun to run
   * ends as soon as it would.
   */
  public void stop(Journal journal, @Nullable String error, @Nullable String cause) {
    if (closed) {
      return;
    }
    var details = new EventDetails.Failure(error, cause);
    Execution found =
        running.compute(
            journal.execution().arn(),
            (arn, known) -> {
              // What has run and is no longer here has its end in the journal.
              if (known == null && !journal.last().type().isEnd()) {
                stopsAhead.put(arn, details);
              }
              return known;
            });
    if (found != null) {
      found.abort(details);
    }
  }

  /** Stops an execution before its next state, if it still runs. */
  public void stopBeforeNextState(Journal journal) {
    Execution found = running.get(journal.execution().arn());
    if (found != null) {
      found.endSoon();
    }
  }

  /** A Map Run as it stands; nothing where there is none of that ARN. */
  public @Nullable StoredMapRun mapRun(String arn) {
    return mapRuns.find(arn);
  }

  /** Changes the limits of a Map Run, each unless absent; false where it does not run. */
  public boolean limitMapRun(
      String arn, @Nullable Long concurrency, @Nullable Double percentage, @Nullable Long count) {
    return mapRuns.limit(arn, concurrency, percentage, count);
  }

  boolean isClosed() {
    return closed;
  }

  /** Tells the event with which an execution ends, or has ended, once. */
  public void whenEnded(Journal journal, Consumer<HistoryEvent> heard) {
    endings.await(journal, heard);
  }

  /** Answers a task with its output; false where none waits for the token. */
  public boolean succeed(String token, Payload output) {
    return waitsFor(token) && tokens.answer(token, new News.Done(output));
  }

  /** Answers a task with an error; false where none waits for the token. */
  public boolean fail(String token, @Nullable String error, @Nullable String cause) {
    return waitsFor(token) && tokens.answer(token, new News.Failed(error, cause));
  }

  /** Passes on a sign of life; false where no task waits for the token. */
  public boolean beat(String token) {
    return waitsFor(token) && tokens.beat(token);
  }

  /** Whether a task may wait; one whose execution is being taken up again may only be about to. */
  private boolean waitsFor(String token) {
    if (!tokens.knows(token)) {
      String arn = TaskTokens.executionOf(token);
      if (arn != null) {
        awaitLive(arn);
      }
    }
    return tokens.knows(token);
  }

  /** Waits for an execution that is being taken up again; a child for that which takes it up. */
  private void awaitLive(String arn) {
    if (!running.containsKey(arn)) {
      String parent = mapRuns.parent(arn);
      if (parent != null) {
        awaitLive(parent);
      }
    }
    Execution execution = running.get(arn);
    if (execution != null) {
      execution.replay().awaitEnd();
    }
  }

  /** Lets go of all that runs, without a trace in any history. */
  @Override
  public void close() {
    closed = true;
    running.values().forEach(Execution::abandon);
    running.clear();
    stopsAhead.clear();
  }
}
