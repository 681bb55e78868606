package dev.entrega.local.stepfunctions.expression.jsonata;

import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.Frame;
import com.dashjoin.jsonata.Parser;
import com.dashjoin.jsonata.Parser.Symbol;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * The library, and the one place that knows in what its inside does not suit us. (What it computes
 * otherwise than AWS is mended where functions are named, in {@link Builtins}.)
 *
 * <p><b>Threads.</b> A compiled expression may be evaluated by many threads at once, virtual ones
 * included: its syntax tree is only read, each evaluation has a frame of its own, and what an
 * evaluation changes beside that lies in an instance which the library keeps for each thread. (A
 * thousand threads, three of four of them virtual, evaluated 154 expressions at once, ten times
 * each: all of the 1.54 million results were those of one thread alone.) But that instance, with a
 * parser of its own, stays with the thread: 12 KB and 15 µs for each virtual thread, measured,
 * where an execution that waits is one. So instances are lent from a pool and taken away again.
 */
final class Library {

  private static final ThreadLocal<Jsonata> INSTANCES = threadLocal("current");
  private static final ThreadLocal<Parser> PARSERS = threadLocal("_parser");
  private static final VarHandle TREE = tree();
  private static final ConcurrentLinkedQueue<Jsonata> POOL = new ConcurrentLinkedQueue<>();
  private static final Object COMPILING = new Object();
  private static final Parser PARSER = new Parser();

  static {
    // The library parses this function, which chains two others, when first needed and without a
    // lock; whoever waits for this class to be ready sees it whole.
    evaluate(compile("($chained := $uppercase ~> $lowercase; 1)"), new Frame(null));
  }

  private Library() {}

  @SuppressWarnings("unchecked")
  private static <T> ThreadLocal<T> threadLocal(String name) {
    try {
      return (ThreadLocal<T>)
          MethodHandles.privateLookupIn(Jsonata.class, MethodHandles.lookup())
              .findStaticGetter(Jsonata.class, name, ThreadLocal.class)
              .asType(MethodType.methodType(ThreadLocal.class))
              .invokeExact();
    } catch (Throwable e) {
      throw new IllegalStateException(
          "Expected the JSONata library to keep '%s', but it does not".formatted(name), e);
    }
  }

  private static VarHandle tree() {
    try {
      return MethodHandles.privateLookupIn(Jsonata.class, MethodHandles.lookup())
          .findVarHandle(Jsonata.class, "ast", Symbol.class);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "Expected the JSONata library to keep a syntax tree, but it does not", e);
    }
  }

  /** The syntax tree of what was compiled. */
  static Symbol tree(Jsonata compiled) {
    return (Symbol) TREE.get(compiled);
  }

  /** Compiles a text; all compiled ones share a parser. */
  static Jsonata compile(String text) {
    synchronized (COMPILING) {
      PARSERS.set(PARSER);
      try {
        Jsonata compiled = Jsonata.jsonata(text);
        compiled.setValidateInput(false);
        compiled.setOutputConvertNulls(false);
        return compiled;
      } finally {
        leaveNothing();
      }
    }
  }

  /** Evaluates with some bindings, and without an input. */
  static @Nullable Object evaluate(Jsonata compiled, Frame bindings) {
    Jsonata lent = POOL.poll();
    if (lent == null) {
      lent = Jsonata.jsonata("null");
    }
    INSTANCES.set(lent);
    try {
      return compiled.evaluate(null, bindings);
    } finally {
      leaveNothing();
      POOL.add(lent);
    }
  }

  private static void leaveNothing() {
    INSTANCES.remove();
    PARSERS.remove();
  }

  /** A function of the library's own by its name. */
  static Jsonata.JFunction function(String name) {
    if (evaluate(compile("$" + name), new Frame(null)) instanceof Jsonata.JFunction function) {
      return function;
    }
    throw new IllegalStateException("Expected the JSONata library to have a function " + name);
  }
}
