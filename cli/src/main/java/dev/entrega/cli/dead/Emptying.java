package dev.entrega.cli.dead;

import dev.entrega.cli.selection.Selection;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Takes the selected messages out of a dead-letter queue, each only when it is safe elsewhere. What
 * was not selected is seen by others again at the end.
 */
final class Emptying {

  /** Brings one message to safety. */
  @FunctionalInterface
  interface Step {
    void move(DeadLetter letter, Letters letters) throws Exception;
  }

  private final Selection selection;
  private final PrintWriter out;
  private final String done;
  private int moved;

  /** The word {@code done} says what became of a message, for example {@code replayed}. */
  Emptying(Selection selection, PrintWriter out, String done) {
    this.selection = selection;
    this.out = out;
    this.done = done;
  }

  /** Returns the exit code: 0 if every message that was named has been moved. */
  int run(SqsClient sqs, Step step) throws Exception {
    var letters = Letters.of(DeadLetterQueues.named(selection.queue()), sqs);
    var others = new ArrayList<DeadLetter>();
    try {
      empty(letters, others, step);
    } finally {
      others.forEach(letters::putBack);
      out.printf("%,d %s%n", moved, done);
      out.flush();
    }
    selection.missing().forEach(key -> out.printf("%s: no such message%n", key));
    out.flush();
    return selection.missing().isEmpty() ? 0 : 1;
  }

  private void empty(Letters letters, List<DeadLetter> others, Step step) throws Exception {
    Set<String> met = new HashSet<>();
    var news = true;
    while (news && !selection.isComplete()) {
      news = false;
      for (var letter : letters.take()) {
        news |= met.add(letter.message().messageId());
        if (selection.includes(letter.key())) {
          step.move(letter, letters);
          letters.delete(letter);
          moved++;
        } else {
          others.add(letter);
        }
      }
    }
  }
}
