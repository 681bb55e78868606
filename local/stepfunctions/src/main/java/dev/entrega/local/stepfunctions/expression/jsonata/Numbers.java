package dev.entrega.local.stepfunctions.expression.jsonata;

import com.dashjoin.jsonata.JException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How numbers are read and written. */
final class Numbers {

  private static final Pattern DECIMAL =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([Ee][-+]?[0-9]+)?");
  private static final Pattern OTHER_BASE =
      Pattern.compile("0([xX][0-9A-Fa-f]+|[oO][0-7]+|[bB][01]+)");
  private static final MathContext FRACTIONS = new MathContext(15);
  private static final int LONGEST_INTEGER = 21;
  private static final int MOST_LEADING_ZEROS = 6;

  private Numbers() {}

  /** A number as the library wants it: as an int or a long, where it is one. */
  static Number of(double number) {
    long whole = (long) number;
    if (whole != number || whole == Long.MAX_VALUE) {
      return number;
    }
    return of(whole);
  }

  static Number of(long number) {
    return number == (int) number ? (Number) (int) number : (Number) number;
  }

  /**
   * A number as JavaScript writes it, but of fractions only 15 digits; so does AWS, which writes
   * whole numbers with all digits that tell them from others.
   */
  static String text(Number number) {
    double value = number.doubleValue();
    if (!(number instanceof Double) || !Double.isFinite(value)) {
      return number.toString();
    }
    var exact = new BigDecimal(Double.toString(value));
    return text(value == Math.rint(value) ? exact : exact.round(FRACTIONS));
  }

  private static String text(BigDecimal number) {
    BigDecimal shortest = number.stripTrailingZeros();
    String digits = shortest.unscaledValue().abs().toString();
    int point = digits.length() - shortest.scale();
    String sign = shortest.signum() < 0 ? "-" : "";
    if (digits.length() <= point && point <= LONGEST_INTEGER) {
      return sign + digits + "0".repeat(point - digits.length());
    }
    if (0 < point && point <= LONGEST_INTEGER) {
      return sign + digits.substring(0, point) + "." + digits.substring(point);
    }
    if (-MOST_LEADING_ZEROS < point && point <= 0) {
      return sign + "0." + "0".repeat(-point) + digits;
    }
    String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
    return sign + digits.charAt(0) + fraction + "e" + (point > 0 ? "+" : "") + (point - 1);
  }

  /**
   * {@code $formatNumber}, by the rules of XPath's {@code fn:format-number}. (The library leaves it
   * to Java's {@code DecimalFormat}, which reads other pictures and rounds what is binary.)
   */
  static @Nullable Object format(Arguments arguments) {
    Number number = arguments.number(0);
    String picture = arguments.text(1);
    if (number == null || picture == null) {
      return null;
    }
    var symbols =
        new PictureSymbols(arguments.at(2) instanceof Map<?, ?> options ? options : Map.of());
    List<NumberPicture> pictures =
        Stream.of(picture.split(Pattern.quote(symbols.separator()), -1))
            .map(each -> new NumberPicture(each, symbols))
            .toList();
    if (pictures.size() > 2) {
      throw new JException("D3080", -1);
    }
    var exact = new BigDecimal(number.toString());
    String text = (exact.signum() < 0 ? pictures.getLast() : pictures.getFirst()).format(exact);
    return exact.signum() < 0 && pictures.size() == 1 ? symbols.minus() + text : text;
  }

  /** {@code $number}. */
  static @Nullable Object number(Arguments arguments) {
    return switch (arguments.at(0)) {
      case Boolean flag -> flag ? 1 : 0;
      case String text -> parsed(text);
      case null, default -> arguments.at(0);
    };
  }

  private static Number parsed(String text) {
    if (OTHER_BASE.matcher(text).matches()) {
      int radix =
          switch (text.charAt(1)) {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            default -> 2;
          };
      return of(new BigInteger(text.substring(2), radix).doubleValue());
    }
    if (DECIMAL.matcher(text).matches() && Double.isFinite(Double.parseDouble(text))) {
      var exact = new BigDecimal(text);
      return exact.precision() - exact.scale() <= 18 && exact.stripTrailingZeros().scale() <= 0
          ? of(exact.longValueExact())
          : of(exact.doubleValue());
    }
    throw Refusal.coded("D3030", "Unable to cast value to a number: " + Values.shown(text));
  }
}
