package dev.entrega.local.stepfunctions.store;

import dev.entrega.local.stepfunctions.history.HistoryEvent;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Keeps state machines with what belongs to them, and the journals of executions; safe for many
 * threads.
 */
public interface Store {

  /** Keeps everything in memory until the process ends; what has ended, as long as AWS does. */
  static Store inMemory() {
    return inMemory(Retention.AS_ON_AWS);
  }

  /**
   * Keeps everything in memory until the process ends.
   *
   * @param retention how long executions are remembered that have ended
   */
  static Store inMemory(Retention retention) {
    return new MemoryStore(retention);
  }

  /** State machines as they stand now, by ARN. */
  Shelf<StoredStateMachine> stateMachines();

  /** Published versions of state machines, by ARN. */
  Shelf<StoredVersion> versions();

  /** Aliases of state machines, by ARN. */
  Shelf<StoredAlias> aliases();

  /** Activities, by ARN. */
  Shelf<StoredActivity> activities();

  /** Tags of state machines and activities, by the ARN of what bears them. */
  Shelf<StoredTags> tags();

  /**
   * Opens the journal of a new execution with its first event; nothing where another execution has
   * its ARN. An ARN is free again 90 days after its execution ended.
   */
  @Nullable Journal open(StoredExecution execution, HistoryEvent first);

  /**
   * Opens the journal of an EXPRESS execution, which nobody finds here. Only that it has begun is
   * kept, until it ends; it is {@link #unfinished} with its first event alone.
   */
  default Journal openFleeting(StoredExecution execution, HistoryEvent first) {
    return new FleetingJournal(execution, first);
  }

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

  /** Forgets a deleted state machine's executions, of which none is open; their ARNs are free. */
  void removeExecutions(String stateMachineArn);

  /**
   * Journals of executions that have not ended and are no children of Map Runs, the oldest first:
   * when a store is opened, these are to go on.
   */
  List<Journal> unfinished();

  /** A random number that the store keeps: drawn when it is asked for the first time. */
  long salt(RandomGenerator random);

  /** Waits until all that was put here before is kept as safely as the store keeps. */
  default void secure() {
    // as safe as memory is, it is already
  }

  /**
   * A journal and its place among those that are listed with it.
   *
   * @param place greater for later ones
   */
  record Entry(long place, Journal journal) {}
}
