package dev.entrega.local.stepfunctions.definition;

import dev.entrega.local.stepfunctions.expression.Expression;
import dev.entrega.local.stepfunctions.expression.Scope;
import dev.entrega.local.stepfunctions.expression.StatesError;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** How long a Wait state waits. */
public sealed interface Pause {

  /** Why a wait is refused that would end too late. */
  String TOO_LONG = "Wait state delay is too long.";

  /** The moment at which the wait ends. */
  Instant end(Instant now, Scope scope) throws StatesError;

  /** The longest wait for a moment, in seconds; AWS counts them as 32-bit numbers. */
  long LONGEST_FOR_MOMENT = Integer.MAX_VALUE;

  private static Instant near(Instant now, Instant moment) throws StatesError {
    if (moment.getEpochSecond() - now.getEpochSecond() > LONGEST_FOR_MOMENT) {
      throw StatesError.runtime(TOO_LONG);
    }
    return moment;
  }

  /** The error where a field of a Wait leads nowhere. */
  static StatesError absent(String field, Expression expression) {
    return StatesError.runtime(
        "The %s parameter does not reference an input value: %s".formatted(field, expression));
  }

  /** {@code Seconds} or {@code SecondsPath}. */
  record Seconds(Amount amount) implements Pause {

    private static final long LONGEST = 99_999_999;

    @Override
    public Instant end(Instant now, Scope scope) throws StatesError {
      long seconds = amount.in(scope);
      if (seconds > LONGEST) {
        throw StatesError.runtime(TOO_LONG);
      }
      return now.plusSeconds(seconds);
    }
  }

  /** {@code Timestamp}. */
  record Until(Instant moment) implements Pause {
    @Override
    public Instant end(Instant now, Scope scope) throws StatesError {
      return near(now, moment);
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
      return near(now, moment);
    }
  }

  /** {@code TimestampPath}. */
  record UntilFound(Expression expression) implements Pause {
    @Override
    public Instant end(Instant now, Scope scope) throws StatesError {
      JsonNode value = found(scope);
      Instant moment = value.isString() ? Timestamps.parse(value.stringValue()) : null;
      if (moment == null) {
        throw StatesError.runtime(
            "The TimestampPath parameter does not reference a valid ISO-8601 extended offset"
                + " date-time format string: %s == %s"
                    .formatted(expression, value.isString() ? value.stringValue() : value));
      }
      return near(now, moment);
    }

    private JsonNode found(Scope scope) throws StatesError {
      try {
        return expression.evaluate(scope, "TimestampPath");
      } catch (StatesError _) {
        throw absent("TimestampPath", expression);
      }
    }
  }
}
