package dev.entrega.local.stepfunctions;

import dev.entrega.local.stepfunctions.history.EventDetails;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.store.Journal;
import dev.entrega.local.stepfunctions.store.Shelf;
import dev.entrega.local.stepfunctions.store.Store;
import dev.entrega.local.stepfunctions.store.StoredActivity;
import dev.entrega.local.stepfunctions.store.StoredAlias;
import dev.entrega.local.stepfunctions.store.StoredExecution;
import dev.entrega.local.stepfunctions.store.StoredMapRun;
import dev.entrega.local.stepfunctions.store.StoredStateMachine;
import dev.entrega.local.stepfunctions.store.StoredTags;
import dev.entrega.local.stepfunctions.store.StoredVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A store that crashes after a number of writes: what comes later is lost, and nothing is kept. */
final class CrashedStore implements Store {

  private final Store store = Store.inMemory();
  private final List<Consumer<CrashedStore>> writes = new ArrayList<>();
  private final Map<String, EventDetails> held = new ConcurrentHashMap<>();
  private final Queue<String> executions = new ConcurrentLinkedQueue<>();
  private final int most;

  CrashedStore(int most) {
    this.most = most;
  }

  /** One that lives. */
  static CrashedStore living() {
    return new CrashedStore(Integer.MAX_VALUE);
  }

  /** How often something was written. */
  synchronized int writes() {
    return writes.size();
  }

  boolean hasCrashed() {
    return writes() > most;
  }

  /** What is left of it, in a store that lives. */
  synchronized CrashedStore left() {
    var left = living();
    left.store.salt(() -> store.salt(() -> 0));
    stateMachines().under("").forEach(machine -> left.stateMachines().put(machine.arn(), machine));
    writes.subList(0, Math.min(most, writes.size())).forEach(write -> write.accept(left));
    return left;
  }

  /** The ARNs of all executions. */
  List<String> executions() {
    return List.copyOf(executions);
  }

  /** The tokens for which an answer is held. */
  Set<String> held() {
    return held.keySet();
  }

  List<HistoryEvent> history(String executionArn) {
    Journal journal = journal(executionArn);
    return journal == null ? List.of() : journal.events(0, journal.size());
  }

  private synchronized void wrote(Consumer<CrashedStore> write) {
    writes.add(write);
  }

  @Override
  public @Nullable Journal open(StoredExecution execution, HistoryEvent first) {
    Journal journal = store.open(execution, first);
    if (journal == null) {
      return null;
    }
    executions.add(execution.arn());
    wrote(other -> other.open(execution, first));
    return new Kept(journal);
  }

  @Override
  public @Nullable Journal journal(String executionArn) {
    Journal journal = store.journal(executionArn);
    return journal == null ? null : new Kept(journal);
  }

  @Override
  public void secure() {
    if (hasCrashed()) {
      throw new IllegalStateException("The store has crashed");
    }
  }

  @Override
  public long salt(RandomGenerator random) {
    return store.salt(random);
  }

  @Override
  public List<Journal> unfinished() {
    return store.unfinished().stream().<Journal>map(Kept::new).toList();
  }

  /** A journal that notes what is written. */
  private final class Kept implements Journal {

    private final Journal journal;

    Kept(Journal journal) {
      this.journal = journal;
    }

    @Override
    public StoredExecution execution() {
      return journal.execution();
    }

    @Override
    public void secure() {
      CrashedStore.this.secure();
    }

    @Override
    public void append(HistoryEvent event) {
      journal.append(event);
      wrote(other -> again(other).append(event));
    }

    private Journal again(CrashedStore other) {
      Journal there = other.journal(execution().arn());
      if (there == null) {
        throw new IllegalStateException("Expected a journal before its events");
      }
      return there;
    }

    @Override
    public void hold(String token, EventDetails answer) {
      held.put(token, answer);
      wrote(other -> again(other).hold(token, answer));
    }

    @Override
    public @Nullable EventDetails held(String token) {
      return held.get(token);
    }

    @Override
    public int size() {
      return journal.size();
    }

    @Override
    public HistoryEvent last() {
      return journal.last();
    }

    @Override
    public List<HistoryEvent> events(int from, int to) {
      return journal.events(from, to);
    }
  }

  @Override
  public List<Entry> executions(
      String listedUnder, @Nullable Long before, int most, Predicate<Journal> wanted) {
    return store.executions(listedUnder, before, most, wanted);
  }

  @Override
  public void removeExecutions(String stateMachineArn) {
    store.removeExecutions(stateMachineArn);
  }

  @Override
  public Shelf<StoredStateMachine> stateMachines() {
    return store.stateMachines();
  }

  @Override
  public Shelf<StoredVersion> versions() {
    return store.versions();
  }

  @Override
  public Shelf<StoredAlias> aliases() {
    return store.aliases();
  }

  @Override
  public Shelf<StoredActivity> activities() {
    return store.activities();
  }

  @Override
  public Shelf<StoredTags> tags() {
    return store.tags();
  }

  @Override
  public Shelf<StoredMapRun> mapRuns() {
    return new Shelf<>() {
      private final Shelf<StoredMapRun> runs = store.mapRuns();

      @Override
      public @Nullable StoredMapRun get(String key) {
        return runs.get(key);
      }

      @Override
      public @Nullable StoredMapRun putIfAbsent(String key, StoredMapRun value) {
        StoredMapRun known = runs.putIfAbsent(key, value);
        if (known == null) {
          wrote(other -> other.mapRuns().put(key, value));
        }
        return known;
      }

      @Override
      public void put(String key, StoredMapRun value) {
        runs.put(key, value);
        wrote(other -> other.mapRuns().put(key, value));
      }

      @Override
      public void remove(String key) {
        runs.remove(key);
        wrote(other -> other.mapRuns().remove(key));
      }

      @Override
      public List<StoredMapRun> under(String beginning) {
        return runs.under(beginning);
      }
    };
  }
}
