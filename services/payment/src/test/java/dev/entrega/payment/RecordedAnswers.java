package dev.entrega.payment;

import dev.entrega.messaging.tasks.TaskAnswers;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A workflow that waits for the tokens it is told of, each once, and can be down. */
final class RecordedAnswers implements TaskAnswers {

  final List<String> accepted = new CopyOnWriteArrayList<>();
  final List<String> late = new CopyOnWriteArrayList<>();
  final Set<String> waiting = ConcurrentHashMap.newKeySet();
  volatile boolean down;

  static RecordedAnswers waitingFor(String... tokens) {
    RecordedAnswers answers = new RecordedAnswers();
    answers.waiting.addAll(List.of(tokens));
    return answers;
  }

  @Override
  public Answer succeed(String taskToken, Object output) {
    return record(taskToken, taskToken + " " + output);
  }

  @Override
  public Answer fail(String taskToken, String error, String cause) {
    return record(taskToken, taskToken + " " + error + " " + cause);
  }

  private Answer record(String token, String answer) {
    if (down) {
      throw new IllegalStateException("Expected the workflow to listen, but it is down");
    }
    if (waiting.remove(token)) {
      accepted.add(answer);
      return Answer.ACCEPTED;
    }
    late.add(answer);
    return Answer.TOO_LATE;
  }
}
