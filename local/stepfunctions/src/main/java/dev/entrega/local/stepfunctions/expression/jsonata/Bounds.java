package dev.entrega.local.stepfunctions.expression.jsonata;

import com.dashjoin.jsonata.Jsonata.Frame;
import com.dashjoin.jsonata.Parser.Symbol;
import com.dashjoin.jsonata.Utils;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ends an evaluation that goes too deep, holds too much or does not end. Depth and size are those
 * at which AWS ends one, as measured there in August 2026 by the project floci: a chain of 100
 * additions evaluates and one of 101 does not; {@code [1..873782]} does and a number more does not,
 * nor does a text that has doubled to 2^23 characters. AWS also ends what takes too long; that is
 * counted in steps here, so that the same evaluation always ends the same way.
 */
final class Bounds {

  private static final int DEEPEST = 100;
  private static final int MOST_NUMBERS = 873_782;
  private static final int BYTES_PER_NUMBER = 8;
  private static final int MOST_STEPS = 10_000_000;
  private static final int CHARACTERS_PER_STEP = 16;

  private final @Nullable Symbol[] path = new Symbol[DEEPEST + 1];
  private final int mostSteps;
  private int depth;
  private int steps;

  Bounds() {
    this(MOST_STEPS);
  }

  Bounds(int mostSteps) {
    this.mostSteps = mostSteps;
  }

  /** Watches what is evaluated in a frame. */
  void watch(Frame frame) {
    frame.setEvaluateEntryCallback((expression, _, _) -> enter(expression));
    frame.setEvaluateExitCallback((_, _, _, result) -> leave(result));
  }

  private void enter(Symbol expression) {
    if (depth >= DEEPEST) {
      throw tooDeep();
    }
    path[depth++] = expression;
    step(1);
  }

  private void leave(@Nullable Object result) {
    depth--;
    made(result);
  }

  /** Counts a value that was made. */
  void made(@Nullable Object result) {
    switch (result) {
      case String text -> hold(text.length(), text.length() / CHARACTERS_PER_STEP);
      case Utils.RangeList range -> hold((long) range.size() * BYTES_PER_NUMBER, 0);
      case ArrayView _ -> {
        // was there before
      }
      case List<?> list -> hold((long) list.size() * BYTES_PER_NUMBER, list.size());
      case null, default -> {
        // of no size that matters
      }
    }
  }

  private void hold(long bytes, int work) {
    room(bytes);
    step(work);
  }

  /** Refuses a value of more bytes than fit. */
  static void room(long bytes) {
    if (bytes > (long) MOST_NUMBERS * BYTES_PER_NUMBER) {
      throw Refusal.tooLarge();
    }
  }

  /** Counts work that is done. */
  void step(int work) {
    steps += work;
    if (steps > mostSteps) {
      throw Refusal.bare("Expression evaluation timeout: Check for infinite loop");
    }
  }

  static Refusal tooDeep() {
    return Refusal.bare(
        "Stack overflow error: Check for non-terminating recursive function. Consider rewriting as"
            + " tail-recursive");
  }

  /** The innermost expression whose evaluation has begun and not ended; none at the beginning. */
  @Nullable Symbol innermost() {
    return depth == 0 ? null : path[depth - 1];
  }

  /** Whether nothing else is being evaluated than the whole. */
  boolean atTop() {
    return depth <= 1;
  }
}
