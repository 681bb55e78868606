package dev.entrega.local.stepfunctions.definition;

import dev.entrega.local.stepfunctions.expression.Expression;
import dev.entrega.local.stepfunctions.expression.Path;
import dev.entrega.local.stepfunctions.expression.Scope;
import dev.entrega.local.stepfunctions.expression.StatesError;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The condition of one way out of a Choice. */
public sealed interface Rule {

  /** Whether the rule holds here. */
  boolean holds(Scope scope) throws StatesError;

  /** All of them hold. */
  record And(List<Rule> rules) implements Rule {
    @Override
    public boolean holds(Scope scope) throws StatesError {
      for (Rule rule : rules) {
        if (!rule.holds(scope)) {
          return false;
        }
      }
      return true;
    }
  }

  /** One of them holds. */
  record Or(List<Rule> rules) implements Rule {
    @Override
    public boolean holds(Scope scope) throws StatesError {
      for (Rule rule : rules) {
        if (rule.holds(scope)) {
          return true;
        }
      }
      return false;
    }
  }

  /** The other does not hold. */
  record Not(Rule rule) implements Rule {
    @Override
    public boolean holds(Scope scope) throws StatesError {
      return !rule.holds(scope);
    }
  }

  /** {@code Condition} of a JSONata state, as written. */
  record Constant(boolean value) implements Rule {
    @Override
    public boolean holds(Scope scope) {
      return value;
    }
  }

  /**
   * {@code Condition} of a JSONata state.
   *
   * @param field where in the state it stands
   */
  record Condition(Expression.Jsonata expression, String field) implements Rule {
    @Override
    public boolean holds(Scope scope) throws StatesError {
      return expression.evaluate(scope, field, "boolean").booleanValue();
    }
  }

  /** {@code IsPresent}. */
  record Presence(Variable variable, boolean expected) implements Rule {
    @Override
    public boolean holds(Scope scope) {
      return (variable.find(scope) != null) == expected;
    }
  }

  /** The variable passes a test of its own, such as {@code IsString} or {@code StringMatches}. */
  record Passes(Variable variable, Predicate<JsonNode> test) implements Rule {
    @Override
    public boolean holds(Scope scope) throws StatesError {
      return test.test(variable.in(scope));
    }
  }

  /** The variable compares to a value as written. */
  record Compares(Variable variable, BiPredicate<JsonNode, JsonNode> comparison, JsonNode value)
      implements Rule {
    @Override
    public boolean holds(Scope scope) throws StatesError {
      return comparison.test(variable.in(scope), value);
    }
  }

  /** The variable compares to another one. */
  record ComparesTo(Variable variable, BiPredicate<JsonNode, JsonNode> comparison, Variable other)
      implements Rule {
    @Override
    public boolean holds(Scope scope) throws StatesError {
      return comparison.test(variable.in(scope), other.in(scope));
    }
  }

  /**
   * A path into the input, into the context object or into a variable.
   *
   * @param text as written
   */
  record Variable(String text, Path path, Root root) {

    /** Where a path begins. */
    sealed interface Root {

      /** What is there. */
      @Nullable JsonNode in(Scope scope);
    }

    /** {@code $}. */
    record OfInput() implements Root {
      @Override
      public JsonNode in(Scope scope) {
        return scope.input();
      }
    }

    /** {@code $$}. */
    record OfContext() implements Root {
      @Override
      public JsonNode in(Scope scope) {
        return scope.setting().context().get();
      }
    }

    /** {@code $name}. */
    record OfVariable(String name) implements Root {
      @Override
      public @Nullable JsonNode in(Scope scope) {
        return scope.setting().variables().find(name);
      }
    }

    /** What stands for a variable that was refused, so that the rest of its rule is looked at. */
    static final Variable NOTHING = new Variable("$", Path.parse("$"), new OfInput());

    /** The variable that a reference path names. */
    static Variable of(Expression place) {
      return switch (place) {
        case Expression.OfInput(var path) -> new Variable(place.toString(), path, new OfInput());
        case Expression.OfContext(var path) ->
            new Variable(place.toString(), path, new OfContext());
        case Expression.OfVariable(var name, var path, var text) ->
            new Variable(text, path, new OfVariable(name));
        default -> throw new IllegalStateException("Expected a path, but was " + place);
      };
    }

    @Nullable JsonNode find(Scope scope) {
      JsonNode start = root.in(scope);
      return start == null ? null : path.find(start);
    }

    JsonNode in(Scope scope) throws StatesError {
      JsonNode found = find(scope);
      if (found == null) {
        throw StatesError.runtime(
            "Invalid path '%s': The choice state's condition path references an invalid value."
                .formatted(text));
      }
      return found;
    }
  }
}
