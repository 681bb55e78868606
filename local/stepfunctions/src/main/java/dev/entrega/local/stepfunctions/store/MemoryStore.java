package dev.entrega.local.stepfunctions.store;

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
  private final Map<String, ConcurrentNavigableMap<Long, MemoryJournal>> byMachine =
      new ConcurrentHashMap<>();
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
    ofMachine(execution.stateMachine().arn()).put(journal.place(), journal);
    return journal;
  }

  @Override
  public @Nullable Journal journal(String executionArn) {
    return journals.get(executionArn);
  }

  @Override
  public List<Entry> executions(
      String stateMachineArn, @Nullable Long before, int most, Predicate<Journal> wanted) {
    NavigableMap<Long, MemoryJournal> all = ofMachine(stateMachineArn);
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

  private ConcurrentNavigableMap<Long, MemoryJournal> ofMachine(String arn) {
    return byMachine.computeIfAbsent(arn, _ -> new ConcurrentSkipListMap<>());
  }

  private void forget(Instant endedBefore) {
    for (MemoryJournal oldest = ended.peek();
        oldest != null && oldest.last().timestamp().isBefore(endedBefore);
        oldest = ended.peek()) {
      if (ended.remove(oldest)) {
        journals.remove(oldest.execution().arn(), oldest);
        ofMachine(oldest.execution().stateMachine().arn()).remove(oldest.place());
      }
    }
  }
}
