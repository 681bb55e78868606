package dev.entrega.stories;

import java.util.ArrayList;
import java.util.List;

/**
 * Which tasks of the story were answered, in order. What a worker answers is durable by then,
 * whether or not the answer was heard.
 */
final class Answers {

  private final Wires wires;
  private final List<Answer> given = new ArrayList<>();

  /**
   * A worker's answer that a task is done, as opposed to that it failed.
   *
   * @param task the task's name
   * @param orderId the order that it is about
   */
  private record Answer(String task, String orderId) {}

  Answers(Wires wires) {
    this.wires = wires;
  }

  synchronized void forget() {
    given.clear();
  }

  /** Notes that the task of a token is answered; one of an earlier story is not of interest. */
  synchronized void note(String taskToken) {
    for (var sent : wires.tasks()) {
      if (sent.body().get("taskToken").stringValue().equals(taskToken)) {
        given.add(new Answer(sent.body().get("task").stringValue(), sent.orderId()));
        return;
      }
    }
  }

  /** Whether a task was answered for an order, by whichever token. */
  synchronized boolean contains(String task, String orderId) {
    return given.stream().anyMatch(answer -> isOf(answer, task, orderId));
  }

  /** Whether, for an order, one task was answered after another was. */
  synchronized boolean isAfter(String task, String other, String orderId) {
    return given.stream()
        .dropWhile(answer -> !isOf(answer, other, orderId))
        .anyMatch(answer -> isOf(answer, task, orderId));
  }

  private static boolean isOf(Answer answer, String task, String orderId) {
    return answer.task().equals(task) && answer.orderId().equals(orderId);
  }
}
