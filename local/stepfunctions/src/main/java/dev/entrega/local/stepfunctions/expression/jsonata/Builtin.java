package dev.entrega.local.stepfunctions.expression.jsonata;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.Jsonata;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function as queries call it: checks its arguments before it does its work. */
final class Builtin extends Jsonata.JFunction {

  private final String name;
  private final Signature signature;
  private final Body body;

  /** What a function does. */
  @FunctionalInterface
  interface Body {
    @Nullable Object apply(Arguments arguments);
  }

  Builtin(String name, String signature, Body body) {
    // The library wants a method of its own to look at, but calls this object alone.
    super(name, signature, Functions.class, null, "string");
    this.name = name;
    this.signature = new Signature(signature);
    this.body = body;
  }

  /** Leaves the check to the call, which higher functions make without asking for one. */
  @Override
  public @Nullable Object validate(@Nullable Object arguments, @Nullable Object context) {
    return arguments;
  }

  @Override
  @SuppressWarnings("rawtypes") // as the library declares it
  public @Nullable Object call(@Nullable Object context, List arguments) {
    List<?> given = arguments;
    Object result = body.apply(new Arguments(signature.check(name, given, context)));
    // The library does not tell of a call that is the last thing a function does.
    Evaluation.current().bounds().made(result);
    return result;
  }

  @Override
  public int getNumberOfArgs() {
    return signature.size();
  }
}
