package dev.entrega.local.stepfunctions.expression.jsonata;

import com.dashjoin.jsonata.Functions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls what a query gives as a function. */
final class Higher {

  private Higher() {}

  static @Nullable Object apply(Object function, List<?> arguments) {
    try {
      return Functions.funcApply(function, arguments);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
