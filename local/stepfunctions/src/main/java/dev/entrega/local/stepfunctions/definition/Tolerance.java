package dev.entrega.local.stepfunctions.definition;

import dev.entrega.local.stepfunctions.expression.Scope;
import dev.entrega.local.stepfunctions.expression.StatesError;
import org.jspecify.annotations.Nullable;

/**
 * How many items of a distributed Map may fail; none where neither is given. A Map within its
 * execution works both out, and tolerates nothing.
 */
public record Tolerance(@Nullable Amount count, @Nullable Share percentage) {

  /** How many items may fail; 0 where it is not given. */
  public long count(Scope scope) throws StatesError {
    return count == null ? 0 : count.in(scope);
  }

  /** How many of a hundred items may fail; 0 where it is not given. */
  public double percentage(Scope scope) throws StatesError {
    return percentage == null ? 0 : percentage.in(scope);
  }
}
