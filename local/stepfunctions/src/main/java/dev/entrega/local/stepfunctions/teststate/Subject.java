package dev.entrega.local.stepfunctions.teststate;

import dev.entrega.local.stepfunctions.definition.DefinitionReader;
import dev.entrega.local.stepfunctions.definition.InvalidDefinition;
import dev.entrega.local.stepfunctions.definition.State;
import dev.entrega.local.stepfunctions.definition.StateMachine;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the state that is to be tested. */
final class Subject {

  private Subject() {}

  /**
   * The state by itself, or the one with a name somewhere in a state machine.
   *
   * @param isKnown whether an action of a service exists
   */
  static State read(String definition, @Nullable String stateName, Predicate<String> isKnown)
      throws TestStateRefused {
    try {
      if (stateName == null) {
        return DefinitionReader.readState(definition, isKnown);
      }
      StateMachine machine = DefinitionReader.read(definition, false, isKnown);
      return all(machine)
          .filter(state -> state.name().equals(stateName))
          .findFirst()
          .orElseThrow(() -> TestStateRefused.invalid("State not found in definition"));
    } catch (InvalidDefinition e) {
      throw TestStateRefused.definition(e.words());
    }
  }

  private static Stream<State> all(StateMachine machine) {
    return machine.states().values().stream()
        .flatMap(
            state -> Stream.concat(Stream.of(state), inside(state).stream().flatMap(Subject::all)));
  }

  /** The state machines that a state runs. */
  static List<StateMachine> inside(State state) {
    return switch (state) {
      case State.Parallel parallel -> parallel.branches();
      case State.Map map -> List.of(map.processor());
      case State.Task _,
          State.Choice _,
          State.Wait _,
          State.Pass _,
          State.Succeed _,
          State.Fail _ ->
          List.of();
    };
  }

  /** Whether a state has one of that name inside. */
  static boolean contains(State state, String name) {
    return inside(state).stream().flatMap(Subject::all).anyMatch(each -> each.name().equals(name));
  }

  /** The {@code Type} of a state. */
  static String type(State state) {
    return state.getClass().getSimpleName();
  }
}
