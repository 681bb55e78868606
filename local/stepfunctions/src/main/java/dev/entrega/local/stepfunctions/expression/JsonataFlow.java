package dev.entrega.local.stepfunctions.expression;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How data pass through a JSONata state: {@code Arguments}, what the state does, then {@code
 * Assign} and {@code Output}, which do not see each other.
 *
 * @param arguments what the state makes of its input; all of it where absent
 * @param output what the next state sees; what the state made where absent
 * @param shownAs where expressions find what the state made
 */
public record JsonataFlow(
    @Nullable Template arguments, @Nullable Template output, @Nullable Assign assign, Made shownAs)
    implements DataFlow {

  /** Where expressions find what a state made. */
  public enum Made {
    /** {@code $states.result}. */
    RESULT,
    /** {@code $states.errorOutput}. */
    ERROR_OUTPUT,
    /** Nowhere, since it made nothing. */
    NOTHING
  }

  @Override
  public Payload input(Payload raw, Scope scope) throws StatesError {
    if (arguments == null) {
      return raw;
    }
    Payload made = Payload.of(arguments.evaluate(scope));
    scope.setting().observer().sees(Observer.Stage.AFTER_ARGUMENTS, made);
    return made;
  }

  @Override
  public Departure leave(Payload raw, Payload result, Scope scope) throws StatesError {
    scope.setting().observer().sees(Observer.Stage.RESULT, result);
    Scope seen =
        switch (shownAs) {
          case RESULT -> scope.withResult(result.json());
          case ERROR_OUTPUT -> scope.withErrorOutput(result.json());
          case NOTHING -> scope;
        };
    Map<String, Payload> assigned = assign == null ? Map.of() : assign.evaluate(seen);
    return new Departure(output == null ? result : Payload.of(output.evaluate(seen)), assigned);
  }
}
