package dev.entrega.local.stepfunctions.execution;

import dev.entrega.local.stepfunctions.expression.Payload;
import dev.entrega.local.stepfunctions.expression.StatesError;
import dev.entrega.local.stepfunctions.history.Branch;
import dev.entrega.local.stepfunctions.history.EventDetails.MapIteration;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.history.HistoryEventType;
import dev.entrega.local.stepfunctions.time.Mailbox;
import dev.entrega.local.stepfunctions.time.Strand;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Lines of states side by side, each on a strand of its own. The first that fails tells all others
 * to give up, and so does an interruption; either way this waits until every one of them has.
 */
final class Lines {

  private final Visit visit;
  private final Kind kind;
  private final int atOnce;
  private final long fork;
  private final Mailbox<Letter> letters;
  private final Map<Integer, Strand> running = new HashMap<>();
  private final Set<Integer> meetingThePast = new HashSet<>();
  private final Queue<End> recorded = new PriorityQueue<>(Comparator.comparingLong(End::last));

  Lines(Visit visit, Kind kind, int atOnce) {
    this.visit = visit;
    this.kind = kind;
    this.atOnce = atOnce;
    this.fork = visit.trail().last();
    this.letters = visit.execution().around().time().mailbox();
  }

  /** Whether each line has events of its own for its beginning and its end. */
  enum Kind {
    BRANCHES,
    ITEMS
  }

  /** What runs. */
  @FunctionalInterface
  interface Line {
    Payload run(Trail trail) throws StatesError, InterruptedException;
  }

  /** Where the trail of a line begins. */
  @FunctionalInterface
  interface Beginning {
    Trail trail(Branch branch, long after);
  }

  /** What a line says to the one that runs it. */
  private sealed interface Letter {
    int index();
  }

  /** The line has met all that was recorded of it, and goes on. */
  private record Met(int index) implements Letter {}

  private sealed interface End extends Letter {

    /** The event after which another line may begin. */
    long last();

    record Done(int index, long last, long joined, Payload output) implements End {}

    record Failed(int index, long last, StatesError error) implements End {}

    record Unwound(int index, long last, @Nullable RuntimeException why) implements End {}
  }

  /** Runs all lines; the result is an array of their outputs. */
  Payload run(List<Line> lines, Beginning beginning) throws StatesError, InterruptedException {
    var outputs = new JsonNode[lines.size()];
    visit.forked();
    Trail trail = visit.trail();
    long free = trail.last();
    int next = 0;
    while (next < lines.size() || !running.isEmpty()) {
      while (next < lines.size() && running.size() < atOnce) {
        start(lines.get(next), next, beginning.trail(branch(next), free));
        next++;
      }
      End end = nextEnd(next);
      free = end.last();
      if (end instanceof End.Done done) {
        outputs[done.index()] = done.output().json();
        trail.join(done.joined());
      } else {
        giveUp(end);
      }
    }
    return Payload.of(JsonNodeFactory.instance.arrayNode().addAll(List.of(outputs)));
  }

  private void start(Line line, int index, Trail trail) {
    if (kind == Kind.ITEMS) {
      trail.append(HistoryEventType.MapIterationStarted, iteration(index));
    }
    if (trail.isPast()) {
      meetingThePast.add(index);
      trail.whenLive(() -> letters.put(new Met(index)));
    }
    running.put(
        index, visit.execution().around().time().start(() -> letters.put(end(line, index, trail))));
  }

  private End end(Line line, int index, Trail trail) {
    try {
      Payload output = line.run(trail);
      return new End.Done(
          index, trail.last(), note(HistoryEventType.MapIterationSucceeded, index, trail), output);
    } catch (StatesError e) {
      note(HistoryEventType.MapIterationFailed, index, trail);
      return new End.Failed(index, trail.last(), e);
    } catch (InterruptedException _) {
      return aborted(index, trail);
    } catch (RuntimeException e) {
      return new End.Unwound(index, trail.last(), e);
    } catch (Error e) {
      return new End.Unwound(index, trail.last(), new IllegalStateException(e.toString(), e));
    }
  }

  private End aborted(int index, Trail trail) {
    try {
      note(HistoryEventType.MapIterationAborted, index, trail);
      return new End.Unwound(index, trail.last(), null);
    } catch (ExecutionOver e) {
      return new End.Unwound(index, trail.last(), e);
    }
  }

  private long note(HistoryEventType type, int index, Trail trail) {
    return kind == Kind.ITEMS ? trail.note(type, iteration(index)).id() : trail.last();
  }

  private MapIteration iteration(int index) {
    return new MapIteration(visit.state(), index);
  }

  private Branch branch(int index) {
    return new Branch(fork, index);
  }

  private End nextEnd(int next) throws InterruptedException {
    try {
      meetThePast();
      if (recorded.isEmpty() || visit.trail().wasAborted()) {
        visit.trail().waits();
      }
      End followed = followed(next);
      if (followed != null) {
        recorded.remove(followed);
        running.remove(followed.index());
        return followed;
      }
      return taken();
    } catch (InterruptedException e) {
      interruptAll();
      throw e;
    }
  }

  /**
   * Where the lines are interpreted again, all meet first what was recorded of them, so that those
   * which had ended are taken in the order in which they had: the one that the record goes on from,
   * or else the one whose latest event came first.
   */
  private void meetThePast() throws InterruptedException {
    while (!meetingThePast.isEmpty()) {
      Letter letter = letter();
      meetingThePast.remove(letter.index());
      if (letter instanceof End end) {
        recorded.add(end);
      }
    }
  }

  /** The end after which the record goes on, by the line to come or by the state as a whole. */
  private @Nullable End followed(int next) {
    HistoryEvent beginning = visit.execution().replay().first(branch(next));
    HistoryEvent follower = beginning == null ? visit.trail().next() : beginning;
    if (follower == null) {
      return null;
    }
    for (End end : recorded) {
      boolean leadsOn = beginning == null ? !(end instanceof End.Done) : end instanceof End.Done;
      if (leadsOn && end.last() == follower.previousEventId()) {
        return end;
      }
    }
    return null;
  }

  private End taken() throws InterruptedException {
    End end = recorded.poll();
    while (end == null) {
      end = letter() instanceof End ended ? ended : null;
    }
    running.remove(end.index());
    return end;
  }

  private Letter letter() throws InterruptedException {
    Letter letter = letters.take(null);
    if (letter == null) {
      throw new IllegalStateException("Expected a line to end, but none did");
    }
    return letter;
  }

  private void giveUp(End cause) throws StatesError, InterruptedException {
    visit.trail().join(cause.last());
    interruptAll();
    switch (cause) {
      case End.Failed(_, _, var error) -> throw error;
      case End.Unwound(_, _, var why) when why != null -> throw why;
      case End.Unwound _, End.Done _ -> throw new InterruptedException();
    }
  }

  private void interruptAll() throws InterruptedException {
    running.values().forEach(Strand::interrupt);
    while (!running.isEmpty()) {
      taken();
    }
  }
}
