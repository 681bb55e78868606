package dev.entrega.local.stepfunctions.expression.jsonata;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Utils;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What arguments a function takes, written in JSONata's own notation, for example {@code
 * <s-nn?:s>}. The library has this too, but takes null for nothing and does not say which argument
 * of which function it refuses.
 *
 * @see <a
 *     href="https://docs.jsonata.org/embedding-extending#function-signature-syntax">Notation</a>
 */
final class Signature {

  private static final Map<Character, String> PLURALS =
      Map.of(
          'a',
          "arrays",
          'b',
          "booleans",
          'f',
          "functions",
          'n',
          "numbers",
          'o',
          "objects",
          's',
          "strings");

  private final String text;
  private final List<Parameter> parameters = new ArrayList<>();
  private final Pattern pattern;

  /** One parameter: the types it takes as letters, and what the letters after it allow. */
  private record Parameter(
      String types, boolean array, @Nullable String elements, String suffix, boolean context) {

    String regex() {
      return "([" + types + "]" + suffix + ")";
    }

    Parameter of(String elementTypes) {
      return new Parameter(types, array, elementTypes, suffix, context);
    }

    Parameter with(char more) {
      return more == '-'
          ? new Parameter(types, array, elements, "?", true)
          : new Parameter(types, array, elements, suffix + more, context);
    }
  }

  Signature(String text) {
    this.text = text;
    read();
    var regex = new StringBuilder();
    parameters.forEach(parameter -> regex.append(parameter.regex()));
    this.pattern = Pattern.compile(regex.toString());
  }

  private void read() {
    for (int i = 1; text.charAt(i) != ':' && text.charAt(i) != '>'; i++) {
      char c = text.charAt(i);
      int last = parameters.size() - 1;
      switch (c) {
        case '-', '?', '+' -> parameters.set(last, parameters.get(last).with(c));
        case '<' -> {
          int end = text.indexOf('>', i);
          parameters.set(last, parameters.get(last).of(text.substring(i + 1, end)));
          i = end;
        }
        case '(' -> {
          int end = text.indexOf(')', i);
          parameters.add(new Parameter(text.substring(i + 1, end) + "m", false, null, "", false));
          i = end;
        }
        default -> parameters.add(new Parameter(types(c), c == 'a', null, "", false));
      }
    }
  }

  private static String types(char c) {
    return switch (c) {
      case 'a', 'x' -> "asnblfom";
      case 'j' -> "asnblom";
      case 'f' -> "f";
      default -> c + "m";
    };
  }

  /** How many parameters there are. */
  int size() {
    return parameters.size();
  }

  String text() {
    return text;
  }

  /**
   * The arguments as the function gets them: the context in the place of one that is left out, an
   * array in the place of its only element.
   *
   * @throws Refusal the function does not take them
   */
  List<@Nullable Object> check(
      String function, List<? extends @Nullable Object> given, @Nullable Object context) {
    var letters = new StringBuilder();
    given.forEach(argument -> letters.append(letter(argument)));
    Matcher matcher = pattern.matcher(letters);
    if (!matcher.matches()) {
      throw mismatch(function, letters.toString());
    }
    var checked = new ArrayList<@Nullable Object>();
    int at = 0;
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      String match = matcher.group(i + 1);
      if (match.isEmpty() && parameter.context()) {
        if (parameter.types().indexOf(letter(context)) < 0) {
          throw Refusal.coded(
              "T0411",
              "Context value is not a compatible type with argument %d of function \"%s\""
                  .formatted(at + 1, function));
        }
        checked.add(context);
      } else {
        for (int k = 0; k < Math.max(1, match.length()); k++, at++) {
          Object argument = at < given.size() ? given.get(at) : null;
          checked.add(
              parameter.array() ? array(function, parameter, argument, match, at) : argument);
        }
      }
    }
    return checked;
  }

  private static @Nullable Object array(
      String function, Parameter parameter, @Nullable Object argument, String match, int at) {
    if (argument == null) {
      return null;
    }
    String elements = parameter.elements();
    if (elements != null && !fits(argument, elements, match)) {
      throw Refusal.coded(
          "T0412",
          "Argument %d of function \"%s\" must be an array of \"%s\""
              .formatted(at + 1, function, PLURALS.get(elements.charAt(0))));
    }
    if (argument instanceof List) {
      return argument;
    }
    var wrapped = new ArrayList<@Nullable Object>();
    wrapped.add(argument);
    return wrapped;
  }

  private static boolean fits(Object argument, String elements, String match) {
    if (!(argument instanceof List<?> list)) {
      return match.equals(elements);
    }
    char wanted = elements.charAt(0);
    for (Object element : list) {
      if (letter(element) != wanted) {
        return false;
      }
    }
    return true;
  }

  private Refusal mismatch(String function, String letters) {
    int good = 0;
    var partial = new StringBuilder();
    for (Parameter parameter : parameters) {
      partial.append(parameter.regex());
      Matcher matcher = Pattern.compile(partial.toString()).matcher(letters);
      if (!matcher.lookingAt()) {
        break;
      }
      good = matcher.end();
    }
    return Refusal.coded(
        "T0410",
        "Argument %d of function \"%s\" does not match function signature"
            .formatted(good + 1, function));
  }

  static char letter(@Nullable Object value) {
    return switch (value) {
      case null -> 'm';
      case String _ -> 's';
      case Number _ -> 'n';
      case Boolean _ -> 'b';
      case List<?> _ -> 'a';
      case Pattern _ -> 'f';
      default -> {
        if (Utils.isFunction(value) || Functions.isLambda(value)) {
          yield 'f';
        }
        yield Jsonata.NULL_VALUE.equals(value) ? 'l' : 'o';
      }
    };
  }
}
