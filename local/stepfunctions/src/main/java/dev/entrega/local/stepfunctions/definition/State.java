package dev.entrega.local.stepfunctions.definition;

import dev.entrega.local.stepfunctions.dataset.Format;
import dev.entrega.local.stepfunctions.expression.DataFlow;
import dev.entrega.local.stepfunctions.expression.Payload;
import dev.entrega.local.stepfunctions.expression.Template;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of the eight types of states; where {@code next} is absent, the state is the last. */
public sealed interface State {

  /** The name, which is unique within its state machine or branch. */
  String name();

  /** How data pass through it; a Fail takes its input as it comes. */
  DataFlow flow();

  /** A state that may fail and then be tried again, or be left by another way. */
  sealed interface Fallible extends State {

    /** What answers an error. */
    Recovery recovery();
  }

  /**
   * Calls a service.
   *
   * @param credentials makes {@code {"RoleArn": …}}, the role that AWS would assume for the call
   */
  record Task(
      String name,
      DataFlow flow,
      Resource resource,
      @Nullable Template credentials,
      Patience patience,
      Recovery recovery,
      @Nullable String next)
      implements Fallible {}

  /**
   * Goes the way of the first rule that holds.
   *
   * @param flow what leaves the state where none does
   */
  record Choice(String name, DataFlow flow, List<Way> ways, @Nullable String otherwise)
      implements State {

    /**
     * A rule and where it leads.
     *
     * @param flow what leaves the state this way
     */
    public record Way(Rule rule, DataFlow flow, String next) {}
  }

  /** Runs all branches at once on the same input; the result is an array of their outputs. */
  record Parallel(
      String name,
      DataFlow flow,
      List<StateMachine> branches,
      Recovery recovery,
      @Nullable String next)
      implements Fallible {}

  /**
   * Runs the processor once for each item; the result is an array of the outputs.
   *
   * @param mode where it runs them
   * @param tolerance how many may fail, where each has an execution of its own
   */
  record Map(
      String name,
      DataFlow flow,
      Items items,
      StateMachine processor,
      MapMode mode,
      Tolerance tolerance,
      Recovery recovery,
      @Nullable String next)
      implements Fallible {

    /** Where in the file that its reader reads the items are; absent where that is all of them. */
    public @Nullable String itemsPointer() {
      return mode instanceof MapMode.Distributed distributed
              && distributed.reader() != null
              && distributed.reader().format() instanceof Format.Json(var pointer)
              && !pointer.isEmpty()
          ? pointer
          : null;
    }

    /**
     * Over what a Map runs.
     *
     * @param source where the items are
     * @param selector makes the input of each item; the item itself where absent
     * @param maxConcurrency how many at once; 0 is as many as AWS allows
     */
    public record Items(ItemSource source, @Nullable Template selector, Amount maxConcurrency) {}
  }

  /** Lets time pass. */
  record Wait(String name, DataFlow flow, Pause pause, @Nullable String next) implements State {}

  /**
   * Hands on its input, or a result of its own.
   *
   * @param result what it hands on instead of its input
   */
  record Pass(String name, DataFlow flow, @Nullable Payload result, @Nullable String next)
      implements State {}

  /** Ends well. */
  record Succeed(String name, DataFlow flow) implements State {}

  /** Ends otherwise. */
  record Fail(String name, DataFlow flow, @Nullable Words error, @Nullable Words cause)
      implements State {}
}
