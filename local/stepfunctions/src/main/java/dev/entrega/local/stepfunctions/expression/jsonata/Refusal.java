package dev.entrega.local.stepfunctions.expression.jsonata;

import com.dashjoin.jsonata.JException;
import org.jspecify.annotations.Nullable;

/** An error of an evaluation with the text that AWS gives it; the library lets it pass. */
final class Refusal extends JException {

  private static final long serialVersionUID = 1;

  private final @Nullable String code;
  private final String text;

  private Refusal(@Nullable String code, String text) {
    super(text);
    this.code = code;
    this.text = text;
  }

  /** One of the errors that JSONata numbers, for example {@code D3060}. */
  static Refusal coded(String code, String text) {
    return new Refusal(code, text);
  }

  /** One that has no number, because AWS alone knows it. */
  static Refusal bare(String text) {
    return new Refusal(null, text);
  }

  /** The evaluation holds more than AWS lets it. */
  static Refusal tooLarge() {
    return bare("Expression evaluation memory limit exceeded: Check for excessive memory usage");
  }

  /** How AWS's sentence on the error goes on. */
  String words() {
    return code == null ? ": " + text : ". " + code + ": " + text;
  }
}
