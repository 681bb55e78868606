package dev.entrega.local.aws.bedrock;

import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One answer of a model while it is given, counted and cut off where it gets too long. */
final class Answer implements AutoCloseable {

  private final int inputTokens;
  private final int maxTokens;
  private final Stream<String> source;
  private final Iterator<String> pieces;
  private final long begun = System.nanoTime();
  private long first = begun;
  private int tokens;
  private StopReason stop = StopReason.END_TURN;

  private Answer(Prompt prompt, Stream<String> source) {
    this.inputTokens = prompt.tokens();
    this.maxTokens = prompt.maxTokens();
    this.source = source;
    this.pieces = source.iterator();
  }

  static Answer of(Model model, Prompt prompt) {
    return new Answer(prompt, model.answer(prompt));
  }

  /** The next piece; nothing at the end. */
  @Nullable String next() {
    if (!pieces.hasNext()) {
      return null;
    }
    var piece = pieces.next();
    if (tokens == 0) {
      first = System.nanoTime();
    }
    if (tokens + Tokens.in(piece) > maxTokens) {
      stop = StopReason.MAX_TOKENS;
      return null;
    }
    tokens += Tokens.in(piece);
    return piece;
  }

  /** All that is left of it. */
  String rest() {
    var text = new StringBuilder();
    for (var piece = next(); piece != null; piece = next()) {
      text.append(piece);
    }
    return text.toString();
  }

  Usage usage() {
    return new Usage(inputTokens, tokens);
  }

  StopReason stop() {
    return stop;
  }

  Timing timing() {
    return new Timing(millisTo(System.nanoTime()), millisTo(first));
  }

  private long millisTo(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(nanos - begun);
  }

  @Override
  public void close() {
    source.close();
  }
}
