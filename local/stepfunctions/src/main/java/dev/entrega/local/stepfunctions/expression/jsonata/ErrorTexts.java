package dev.entrega.local.stepfunctions.expression.jsonata;

import com.dashjoin.jsonata.JException;
import org.jspecify.annotations.Nullable;

/**
 * What JSONata's numbered errors say. The library has the numbers, but its texts have lost the word
 * "function" and values beyond the second; these are the texts of the language's reference, which
 * AWS gives as well (its sentences for {@code $sum(['a'])}, {@code 1 < 'a'}, {@code $sqrt(-1)} and
 * some hundred others were compared by the project floci in August 2026).
 */
final class ErrorTexts {

  private ErrorTexts() {}

  /**
   * The text of an error in an evaluation.
   *
   * @param operator the operator that was being evaluated, where one was
   */
  static Refusal of(JException error, @Nullable String operator) {
    if (error instanceof Refusal refusal) {
      return refusal;
    }
    String code = error.getError();
    String first = Values.shown(error.getCurrent());
    String second = Values.shown(error.getExpected());
    String token = Values.shown(operator);
    String text =
        switch (code) {
          case "D1001" -> "Number out of range: " + first;
          case "D1002" -> "Cannot negate a non-numeric value: " + second;
          case "T1003" -> "Key in object structure must evaluate to a string; got: " + first;
          case "T1005" ->
              "Attempted to invoke a non-function. Did you mean $%s?".formatted(error.getCurrent());
          case "T1006" -> "Attempted to invoke a non-function";
          case "T1007" ->
              "Attempted to partially apply a non-function. Did you mean $%s?"
                  .formatted(error.getCurrent());
          case "T1008" -> "Attempted to partially apply a non-function";
          case "D1009" -> "Multiple key definitions evaluate to same key: " + first;
          case "T2001" ->
              "The left side of the %s operator must evaluate to a number".formatted(first);
          case "T2002" ->
              "The right side of the %s operator must evaluate to a number".formatted(first);
          case "T2003" -> "The left side of the range operator (..) must evaluate to an integer";
          case "T2004" -> "The right side of the range operator (..) must evaluate to an integer";
          case "T2006" ->
              "The right side of the function application operator ~> must be a function";
          case "T2007" ->
              "Type mismatch when comparing values %s and %s in order-by clause"
                  .formatted(first, second);
          case "T2008" ->
              "The expressions within an order-by clause must evaluate to numeric or string values";
          case "T2009" ->
              "The values %s and %s either side of operator %s must be of the same data type"
                  .formatted(first, second, token);
          case "T2010" ->
              "The expressions either side of operator %s must evaluate to numeric or string values"
                  .formatted(first);
          case "T2011" ->
              "The insert/update clause of the transform expression must evaluate to an object: "
                  + first;
          case "T2012" ->
              "The delete clause of the transform expression must evaluate to a string or array of"
                  + " strings: "
                  + first;
          case "D2014" ->
              ("The size of the sequence allocated by the range operator (..) must not exceed 1e6. "
                      + " Attempted to allocate %s.")
                  .formatted(first);
          case "D3050" ->
              "The second argument of reduce function must be a function with at least two"
                  + " arguments";
          case "D3060" -> "The sqrt function cannot be applied to a negative number: " + first;
          case "D3061" ->
              "The power function has resulted in a value that cannot be represented as a JSON"
                  + " number: base=%s, exponent=%s".formatted(first, second);
          case "D3100" ->
              "The radix of the formatBase function must be between 2 and 36.  It was given "
                  + error.getLocation();
          case "D3137", "D3141" -> String.valueOf(error.getCurrent());
          case "D3138" ->
              "The $single() function expected exactly 1 matching result.  Instead it matched"
                  + " more.";
          case "D3139" ->
              "The $single() function expected exactly 1 matching result.  Instead it matched 0.";
          default -> String.valueOf(error.getMessage());
        };
    return Refusal.coded(code, text);
  }

  /** What AWS says of a text that is no JSONata, without the number. */
  static String ofSyntax(JException error) {
    String first = Values.shown(error.getCurrent());
    return switch (error.getError()) {
      case "S0208" ->
          "Parameter %s of function definition must be a variable name (start with $)"
              .formatted(first);
      case "S0401" -> "Type parameters can only be applied to functions and arrays";
      default -> String.valueOf(error.getMessage());
    };
  }
}
