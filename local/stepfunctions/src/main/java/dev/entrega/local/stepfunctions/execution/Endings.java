package dev.entrega.local.stepfunctions.execution;

import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.store.Journal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Who waits for the ends of executions; each hears of an end once. */
final class Endings {

  private final Map<String, List<Consumer<HistoryEvent>>> waiting = new ConcurrentHashMap<>();

  void await(Journal journal, Consumer<HistoryEvent> heard) {
    String arn = journal.execution().arn();
    waiting.compute(
        arn,
        (_, known) -> {
          var all = known == null ? new CopyOnWriteArrayList<Consumer<HistoryEvent>>() : known;
          all.add(heard);
          return all;
        });
    HistoryEvent last = journal.last();
    if (last.type().isEnd()) {
      happened(arn, last);
    }
  }

  void happened(String arn, HistoryEvent last) {
    var all = waiting.remove(arn);
    if (all != null) {
      all.forEach(heard -> heard.accept(last));
    }
  }
}
