package dev.entrega.stories;

import java.util.ArrayList;
import java.util.List;

/**
 * The queue in which a service hears of changes of status: SQS keeps no order, and may hand a
 * message out twice.
 */
final class Hearing {

  private final String service;
  private final String queue;
  private final Publications publications;
  private final List<Publications.Change> waiting = new ArrayList<>();
  private int seen;

  /** Nothing was said yet. */
  Hearing(String service, String queue, Publications publications) {
    this.service = service;
    this.queue = queue;
    this.publications = publications;
  }

  String service() {
    return service;
  }

  String queue() {
    return queue;
  }

  /** What lies in the queue now. */
  List<Publications.Change> waiting() {
    var changes = publications.changes();
    waiting.addAll(changes.subList(seen, changes.size()));
    seen = changes.size();
    return waiting;
  }

  /** Has something of before come once more. */
  void again(Publications.Change change) {
    waiting.add(change);
  }
}
