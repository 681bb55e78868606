package dev.entrega.courier;

import dev.entrega.messaging.orders.StatusChanged;
import dev.entrega.messaging.tasks.TaskAnswers;
import dev.entrega.messaging.topology.StatusTopic;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/** What courier's words meet outside: a topic, and a workflow that takes one answer a token. */
final class World implements StatusTopic, TaskAnswers {

  /** What the workflow took. */
  record Taken(String token, Object output) {}

  final List<StatusChanged> published = new CopyOnWriteArrayList<>();
  final List<Taken> taken = new CopyOnWriteArrayList<>();

  /** Everything in the order in which it went out, orders and statuses or tokens. */
  final List<String> told = new CopyOnWriteArrayList<>();

  private final Set<String> spent = ConcurrentHashMap.newKeySet();
  private final BooleanSupplier trouble;
  private volatile Runnable whilePublishing = () -> {};

  /** A world in which nothing goes wrong. */
  World() {
    this(() -> false);
  }

  /** A world in which a call may fail, before its effect or after it. */
  World(BooleanSupplier trouble) {
    this.trouble = trouble;
  }

  /** Something happens whenever a status is just being published. */
  void whilePublishing(Runnable event) {
    whilePublishing = event;
  }

  /** The workflow gives up waiting for a token. */
  void timeOut(String token) {
    spent.add(token);
  }

  @Override
  public void publish(StatusChanged change) {
    breakdown();
    whilePublishing.run();
    published.add(change);
    told.add(change.orderId() + " " + change.status());
    breakdown();
  }

  @Override
  public Answer succeed(String taskToken, Object output) {
    return take(taskToken, output);
  }

  @Override
  public Answer fail(String taskToken, String error, String cause) {
    return take(taskToken, error + ": " + cause);
  }

  private Answer take(String token, Object output) {
    breakdown();
    if (!spent.add(token)) {
      return Answer.TOO_LATE;
    }
    taken.add(new Taken(token, output));
    told.add(token);
    breakdown();
    return Answer.ACCEPTED;
  }

  private void breakdown() {
    if (trouble.getAsBoolean()) {
      throw new IllegalStateException("no line to AWS");
    }
  }
}
