package dev.entrega.local.stepfunctions.store;

import dev.entrega.local.stepfunctions.history.HistoryEvent;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Keeps state machines and the journals of executions; safe for many threads. */
public interface Store {

  /** Keeps everything in memory until the process ends. */
  static Store inMemory() {
    return new MemoryStore();
  }

  /** Adds a state machine; answers with the one that already has its ARN, if any. */
  @Nullable StoredStateMachine addStateMachine(StoredStateMachine machine);

  /** Puts a new revision in the place of the old one. */
  void replaceStateMachine(StoredStateMachine machine);

  /** The state machine with that ARN. */
  @Nullable StoredStateMachine stateMachine(String arn);

  /** Forgets a state machine; its executions stay. */
  void removeStateMachine(String arn);

  /** All state machines, by the time of their creation. */
  List<StoredStateMachine> stateMachines();

  /**
   * Opens the journal of a new execution with its first event; nothing where another execution has
   * its ARN. An ARN is free again 90 days after its execution ended.
   */
  @Nullable Journal open(StoredExecution execution, HistoryEvent first);

  /** The journal of the execution with that ARN. */
  @Nullable Journal journal(String executionArn);

  /** Map Runs by their ARNs; a run stays as long as the execution whose state it is. */
  Shelf<StoredMapRun> mapRuns();

  /**
   * Journals of executions, the latest first.
   *
   * @param listedUnder the ARN of a state machine or of a Map Run, see {@link
   *     StoredExecution#listedUnder}
   * @param before where the page before ended; from the latest where absent
   * @param most how many at most
   */
  List<Entry> executions(
      String listedUnder, @Nullable Long before, int most, Predicate<Journal> wanted);

  /**
   * A journal and its place among those that are listed with it.
   *
   * @param place greater for later ones
   */
  record Entry(long place, Journal journal) {}
}
