package dev.entrega.local.stepfunctions.definition;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * States that lead from one to the next: a whole definition, a branch of a Parallel or the
 * processor of a Map. Every name in it leads to a state.
 *
 * @param startAt where it begins
 * @param timeoutSeconds how long an execution may take; without limit where absent
 */
public record StateMachine(
    String startAt, Map<String, State> states, @Nullable Long timeoutSeconds) {

  /** The state of that name. */
  public State state(String name) {
    State state = states.get(name);
    if (state == null) {
      throw new IllegalStateException("Expected a state named '" + name + "', but there is none");
    }
    return state;
  }
}
