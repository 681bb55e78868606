package dev.entrega.cli.parked;

import com.rabbitmq.client.Connection;
import dev.entrega.cli.discarded.SafePublisher;
import dev.entrega.cli.selection.Selection;
import java.io.IOException;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** Takes the selected messages out of a queue, each only when it is safe elsewhere. */
final class Moving {

  /** Brings one message to safety; false if it has to stay. */
  @FunctionalInterface
  interface Step {
    boolean move(ParkedMessage message, SafePublisher publisher)
        throws IOException, InterruptedException;
  }

  private final Selection selection;
  private final PrintWriter out;
  private final String done;
  private int moved;
  private int stayed;

  /** The word {@code done} says what became of a message, for example {@code replayed}. */
  Moving(Selection selection, PrintWriter out, String done) {
    this.selection = selection;
    this.out = out;
    this.done = done;
  }

  /** Returns the exit code: 0 if every message that was named has been moved. */
  int run(Connection connection, Step step) throws IOException, InterruptedException {
    selection.check();
    try (var visit = Visit.of(ParkingQueues.named(selection.queue()), connection);
        var publisher = new SafePublisher(connection)) {
      for (var message = visit.next(); message != null; message = nextOf(visit)) {
        if (selection.includes(message.key())) {
          if (step.move(message, publisher)) {
            visit.remove(message);
            moved++;
          } else {
            stayed++;
          }
        }
      }
    } finally {
      out.printf("%,d %s%n", moved, done);
      out.flush();
    }
    selection.missing().forEach(key -> out.printf("%s: no such message%n", key));
    out.flush();
    return selection.missing().isEmpty() && stayed == 0 ? 0 : 1;
  }

  private @Nullable ParkedMessage nextOf(Visit visit) throws IOException {
    return selection.isComplete() ? null : visit.next();
  }
}
