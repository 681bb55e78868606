package dev.entrega.local.stepfunctions.store;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Executions that have ended, the oldest end first, until they are forgotten; and the names of
 * those that are, until they are free. Children of Map Runs go with their parents.
 */
final class Ended {

  private final Retention retention;
  private final Consumer<MemoryJournal> onForget;
  private final Map<String, MemoryJournal> journals = new LinkedHashMap<>();
  private final Map<String, Instant> names = new HashMap<>();
  private final Deque<String> namesInTurn = new ArrayDeque<>();

  Ended(Retention retention, Consumer<MemoryJournal> onForget) {
    this.retention = retention;
    this.onForget = onForget;
  }

  /** One more has ended. */
  synchronized void add(MemoryJournal journal) {
    if (journal.execution().child() == null) {
      journals.put(journal.execution().arn(), journal);
      forget(journal.last().timestamp());
    }
  }

  /** One is open again, or is gone for another reason. */
  synchronized void remove(MemoryJournal journal) {
    journals.remove(journal.execution().arn(), journal);
  }

  /** Lets go of what ended too long ago, or before too many others, and of names that are free. */
  synchronized void forget(Instant now) {
    Iterator<MemoryJournal> oldest = journals.values().iterator();
    while (oldest.hasNext()) {
      MemoryJournal journal = oldest.next();
      Instant end = journal.last().timestamp();
      if (!retention.forgets(end, journals.size(), now)) {
        break;
      }
      oldest.remove();
      names.put(journal.execution().arn(), retention.nameIsFree(end));
      namesInTurn.add(journal.execution().arn());
      onForget.accept(journal);
    }
    while (!namesInTurn.isEmpty() && !keepsName(namesInTurn.peek(), now)) {
      names.remove(namesInTurn.remove());
    }
  }

  /** Whether a name is not free yet although its execution is forgotten. */
  synchronized boolean keepsName(String arn, Instant now) {
    Instant free = names.get(arn);
    return free != null && free.isAfter(now);
  }

  /** Frees names at once. */
  synchronized void freeNames(String beginning) {
    names.keySet().removeIf(arn -> arn.startsWith(beginning));
  }
}
