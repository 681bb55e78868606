package dev.entrega.local.stepfunctions;

import dev.entrega.local.stepfunctions.api.RedriveExecutionInput;
import dev.entrega.local.stepfunctions.api.RedriveExecutionOutput;
import dev.entrega.local.stepfunctions.store.Journal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Takes executions up again after their end, each at most once for the same client's token. */
final class Redrives {

  private static final Duration REMEMBERED = Duration.ofMinutes(15);
  private static final int MOST_REMEMBERED = 10;

  private final InstantSource time;
  private final Records records;
  private final Redrivability redrivability;
  private final Starts starts;
  private final Map<String, Deque<Token>> tokens = new ConcurrentHashMap<>();

  /** By which an execution was taken up again, and when. */
  private record Token(String text, Instant redriveDate) {}

  Redrives(InstantSource time, Records records, Redrivability redrivability, Starts starts) {
    this.time = time;
    this.records = records;
    this.redrivability = redrivability;
    this.starts = starts;
  }

  RedriveExecutionOutput redrive(RedriveExecutionInput request) {
    Journal journal = records.find(request.executionArn());
    var answer = new RedriveExecutionOutput[1];
    tokens.compute(
        journal.execution().arn(),
        (_, known) -> {
          Deque<Token> remembered = remembered(known);
          answer[0] = redrive(journal, request.clientToken(), remembered);
          return remembered.isEmpty() ? null : remembered;
        });
    return answer[0];
  }

  private Deque<Token> remembered(@Nullable Deque<Token> known) {
    var remembered = known == null ? new ArrayDeque<Token>() : known;
    Instant now = time.instant();
    remembered.removeIf(token -> now.isAfter(token.redriveDate().plus(REMEMBERED)));
    return remembered;
  }

  private RedriveExecutionOutput redrive(
      Journal journal, @Nullable String token, Deque<Token> remembered) {
    for (Token known : remembered) {
      if (known.text().equals(token)) {
        return new RedriveExecutionOutput(known.redriveDate());
      }
    }
    String obstacle = redrivability.obstacleByItself(journal);
    if (obstacle != null) {
      throw new StepFunctionsException(
          "ExecutionNotRedrivable",
          "Execution %s invalid for redrive as: %s".formatted(journal.execution().arn(), obstacle));
    }
    Instant redriveDate = starts.redrive(journal);
    if (token != null) {
      remembered.add(new Token(token, redriveDate));
      if (remembered.size() > MOST_REMEMBERED) {
        remembered.remove();
      }
    }
    return new RedriveExecutionOutput(redriveDate);
  }
}
