package dev.entrega.local.stepfunctions.definition;

import dev.entrega.local.stepfunctions.expression.Expression;
import dev.entrega.local.stepfunctions.expression.Scope;
import dev.entrega.local.stepfunctions.expression.StatesError;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** How long a Wait state waits. */
public sealed interface Pause {

  /** The moment at which the wait ends. */
  Instant end(Instant now, Scope scope) throws StatesError;

  /** {@code Seconds} or {@code SecondsPath}. */
  record Seconds(Amount amount) implements Pause {

    private static final long LONGEST = 99_999_999;

    @Override
    public Instant end(Instant now, Scope scope) throws StatesError {
      long seconds = amount.in(scope);
      if (seconds > LONGEST) {
        throw StatesError.runtime("Wait state delay is too long.");
      }
      return now.plusSeconds(seconds);
    }
  }

  /** {@code Timestamp}. */
  record Until(Instant moment) implements Pause {
    @Override
    public Instant end(Instant now, Scope scope) {
      return moment;
    }
  }

  /** {@code Timestamp} of a JSONata state. */
  record UntilEvaluated(Expression.Jsonata expression) implements Pause {
    @Override
    public Instant end(Instant now, Scope scope) throws StatesError {
      String text = expression.evaluate(scope, "Timestamp", "string").stringValue();
      Instant moment = Timestamps.parse(text);
      if (moment == null) {
        throw StatesError.ofQuery(
            "Timestamp",
            "The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format"
                + " string: "
                + text);
      }
      return moment;
    }
  }

  /** {@code TimestampPath}. */
  record UntilFound(Expression expression) implements Pause {
    @Override
    public Instant end(Instant now, Scope scope) throws StatesError {
      JsonNode value = expression.evaluate(scope, "TimestampPath");
      Instant moment = value.isString() ? Timestamps.parse(value.stringValue()) : null;
      if (moment == null) {
        throw StatesError.runtime(
            "The TimestampPath parameter does not reference a valid ISO-8601 extended offset"
                + " date-time format string: %s == %s"
                    .formatted(expression, value.isString() ? value.stringValue() : value));
      }
      return moment;
    }
  }
}
