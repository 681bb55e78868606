package dev.entrega.local.stepfunctions.expression.jsonata;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arguments of a call, checked by its signature; what is undefined is absent. */
record Arguments(List<@Nullable Object> values) {

  @Nullable Object at(int index) {
    return index < values.size() ? values.get(index) : null;
  }

  @Nullable String text(int index) {
    return (String) at(index);
  }

  @Nullable Number number(int index) {
    return (Number) at(index);
  }

  @Nullable List<?> list(int index) {
    return (List<?>) at(index);
  }

  /** A whole number, rounded towards zero as AWS does. */
  @Nullable Long integer(int index) {
    Number number = number(index);
    return number == null ? null : number.longValue();
  }
}
