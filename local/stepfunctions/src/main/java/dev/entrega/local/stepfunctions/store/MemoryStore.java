package dev.entrega.local.stepfunctions.store;

import dev.entrega.local.stepfunctions.history.EventDetails;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

final class MemoryStore implements Store {

  private static final Duration REMEMBERED = Duration.ofDays(90);

  private final Map<String, StoredStateMachine> machines = new ConcurrentHashMap<>();
  private final Map<String, MemoryJournal> journals = new ConcurrentHashMap<>();
  private final Map<String, ConcurrentNavigableMap<Long, MemoryJournal>> listed =
      new ConcurrentHashMap<>();
  private final Shelf<StoredMapRun> mapRuns = new MemoryShelf<>();
  private final Queue<MemoryJournal> ended = new ConcurrentLinkedQueue<>();
  private final AtomicLong places = new AtomicLong();

  @Override
  public @Nullable StoredStateMachine addStateMachine(StoredStateMachine machine) {
    return machines.putIfAbsent(machine.arn(), machine);
  }

  @Override
  public void replaceStateMachine(StoredStateMachine machine) {
    machines.replace(machine.arn(), machine);
  }

  @Override
  public @Nullable StoredStateMachine stateMachine(String arn) {
    return machines.get(arn);
  }

  @Override
  public void removeStateMachine(String arn) {
    machines.remove(arn);
  }

  @Override
  public List<StoredStateMachine> stateMachines() {
    return machines.values().stream()
        .sorted(
            Comparator.comparing(StoredStateMachine::creationDate)
                .thenComparing(StoredStateMachine::arn))
        .toList();
  }

  @Override
  public @Nullable Journal open(StoredExecution execution, HistoryEvent first) {
    forget(first.timestamp().minus(REMEMBERED));
    var journal = new MemoryJournal(execution, places.incrementAndGet(), ended::add);
    journal.append(first);
    if (journals.putIfAbsent(execution.arn(), journal) != null) {
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

  private ConcurrentNavigableMap<Long, MemoryJournal> listedUnder(String arn) {
    return listed.computeIfAbsent(arn, _ -> new ConcurrentSkipListMap<>());
  }

  private static List<String> mapRunsOf(Journal journal) {
    return journal.events(0, journal.size()).stream()
        .map(HistoryEvent::details)
        .filter(EventDetails.MapRunStarted.class::isInstance)
        .map(EventDetails.MapRunStarted.class::cast)
        .map(EventDetails.MapRunStarted::mapRunArn)
        .toList();
  }

  private void forget(Instant endedBefore) {
    for (MemoryJournal oldest = ended.peek();
        oldest != null && oldest.last().timestamp().isBefore(endedBefore);
        oldest = ended.peek()) {
      if (ended.remove(oldest)) {
        journals.remove(oldest.execution().arn(), oldest);
        mapRunsOf(oldest).forEach(mapRuns::remove);
        listedUnder(oldest.execution().listedUnder()).remove(oldest.place());
      }
    }
  }
}
