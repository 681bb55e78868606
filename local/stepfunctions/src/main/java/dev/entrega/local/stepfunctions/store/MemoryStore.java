package dev.entrega.local.stepfunctions.store;

import dev.entrega.local.stepfunctions.history.HistoryEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

final class MemoryStore implements Store {

  private final Shelf<StoredStateMachine> machines = new MemoryShelf<>();
  private final Shelf<StoredVersion> versions = new MemoryShelf<>();
  private final Shelf<StoredAlias> aliases = new MemoryShelf<>();
  private final Shelf<StoredActivity> activities = new MemoryShelf<>();
  private final Shelf<StoredTags> tags = new MemoryShelf<>();
  private final Map<String, MemoryJournal> journals = new ConcurrentHashMap<>();
  private final Map<String, ConcurrentNavigableMap<Long, MemoryJournal>> listed =
      new ConcurrentHashMap<>();
  private final Shelf<StoredMapRun> mapRuns = new MemoryShelf<>();
  private final Ended ended;
  private final AtomicLong places = new AtomicLong();
  private @Nullable Long salt;

  MemoryStore(Retention retention) {
    ended = new Ended(retention, this::remove);
  }

  @Override
  public Shelf<StoredStateMachine> stateMachines() {
    return machines;
  }

  @Override
  public Shelf<StoredVersion> versions() {
    return versions;
  }

  @Override
  public Shelf<StoredAlias> aliases() {
    return aliases;
  }

  @Override
  public Shelf<StoredActivity> activities() {
    return activities;
  }

  @Override
  public Shelf<StoredTags> tags() {
    return tags;
  }

  @Override
  public @Nullable Journal open(StoredExecution execution, HistoryEvent first) {
    Instant now = first.timestamp();
    ended.forget(now);
    var journal = new MemoryJournal(execution, places.incrementAndGet(), ended);
    journal.append(first);
    if (ended.keepsName(execution.arn(), now)
        || journals.putIfAbsent(execution.arn(), journal) != null) {
      return null;
    }
    listedUnder(execution.listedUnder()).put(journal.place(), journal);
    return journal;
  }

  @Override
  public @Nullable Journal journal(String executionArn) {
    return journals.get(executionArn);
  }

  @Override
  public Shelf<StoredMapRun> mapRuns() {
    return mapRuns;
  }

  @Override
  public List<Entry> executions(
      String listedUnder, @Nullable Long before, int most, Predicate<Journal> wanted) {
    NavigableMap<Long, MemoryJournal> all = listedUnder(listedUnder);
    var found = new ArrayList<Entry>();
    for (var entry :
        (before == null ? all : all.headMap(before, false)).descendingMap().entrySet()) {
      if (found.size() == most) {
        break;
      }
      if (wanted.test(entry.getValue())) {
        found.add(new Entry(entry.getKey(), entry.getValue()));
      }
    }
    return found;
  }

  @Override
  public void removeExecutions(String stateMachineArn) {
    removeListedUnder(stateMachineArn);
    ended.freeNames(StoredExecution.arnsBegin(stateMachineArn));
  }

  private void removeListedUnder(String arn) {
    var removed = listed.remove(arn);
    if (removed != null) {
      removed.values().forEach(this::remove);
    }
  }

  private void remove(MemoryJournal journal) {
    ended.remove(journal);
    journals.remove(journal.execution().arn(), journal);
    var besides = listed.get(journal.execution().listedUnder());
    if (besides != null) {
      besides.remove(journal.place());
    }
    for (String run : StoredMapRun.in(journal.events(0, journal.size()))) {
      mapRuns.remove(run);
      removeListedUnder(run);
    }
  }

  @Override
  public List<Journal> unfinished() {
    return journals.values().stream()
        .filter(journal -> !journal.last().type().isEnd() && journal.execution().child() == null)
        .sorted(Comparator.comparingLong(MemoryJournal::place))
        .map(Journal.class::cast)
        .toList();
  }

  @Override
  public synchronized long salt(RandomGenerator random) {
    Long known = salt;
    if (known == null) {
      known = random.nextLong();
      salt = known;
    }
    return known;
  }

  private ConcurrentNavigableMap<Long, MemoryJournal> listedUnder(String arn) {
    return listed.computeIfAbsent(arn, _ -> new ConcurrentSkipListMap<>());
  }
}
