package dev.entrega.local.stepfunctions.expression.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata.JFunction;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives JSONata's numbers to what the library's functions throw without. */
final class Failures {

  private static final Map<String, String> NUMBERS_OF_PICTURES =
      Map.of(
          "Formatting or parsing an integer", "D3130",
          "In a decimal digit pattern", "D3131",
          "Unknown component specifier", "D3132",
          "The 'name' modifier", "D3133",
          "The timezone integer format", "D3134",
          "No matching closing bracket", "D3135",
          "The date/time picture string is missing", "D3136");

  private Failures() {}

  /** Calls a function of the library. */
  static @Nullable Object guard(String name, JFunction function, Arguments arguments) {
    try {
      return function.call(null, arguments.values());
    } catch (JException e) {
      throw isUrl(name) ? malformed(name, arguments) : e;
    } catch (RuntimeException e) {
      throw numbered(name, arguments, e);
    }
  }

  private static RuntimeException numbered(String name, Arguments arguments, RuntimeException e) {
    if (isUrl(name)) {
      return malformed(name, arguments);
    }
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof JException inner) {
      return inner;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    String text = String.valueOf(cause.getMessage());
    for (var entry : NUMBERS_OF_PICTURES.entrySet()) {
      if (text.startsWith(entry.getKey())) {
        return Refusal.coded(entry.getValue(), text.replace('\'', '"'));
      }
    }
    return e;
  }

  private static boolean isUrl(String name) {
    return name.startsWith("encodeUrl") || name.startsWith("decodeUrl");
  }

  private static Refusal malformed(String name, Arguments arguments) {
    return Refusal.coded(
        "D3140",
        "Malformed URL passed to $%s(): %s".formatted(name, Values.shown(arguments.at(0))));
  }
}
