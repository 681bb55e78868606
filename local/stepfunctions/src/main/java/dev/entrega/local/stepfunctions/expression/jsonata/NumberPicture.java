package dev.entrega.local.stepfunctions.expression.jsonata;

import com.dashjoin.jsonata.JException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One of the two sub-pictures of {@code $formatNumber}, for numbers of one sign. */
final class NumberPicture {

  private final PictureSymbols symbols;
  private final String picture;
  private final String prefix;
  private final String suffix;
  private final String mantissa;
  private final String whole;
  private final String fraction;
  private final @Nullable String exponent;

  /**
   * Reads a sub-picture.
   *
   * @throws JException it is none
   */
  NumberPicture(String picture, PictureSymbols symbols) {
    this.picture = picture;
    this.symbols = symbols;
    int[] active = IntStream.range(0, picture.length()).filter(this::isOfNumber).toArray();
    int begin = active.length == 0 ? 0 : active[0];
    int end = active.length == 0 ? picture.length() : active[active.length - 1] + 1;
    prefix = picture.substring(0, begin);
    suffix = picture.substring(end);
    String number = picture.substring(begin, end);
    int power = number.indexOf(symbols.exponent());
    mantissa = power < 0 ? number : number.substring(0, power);
    exponent = power < 0 ? null : number.substring(power + symbols.exponent().length());
    int point = mantissa.indexOf(symbols.decimal());
    whole = point < 0 ? mantissa : mantissa.substring(0, point);
    fraction = point < 0 ? "" : mantissa.substring(point + symbols.decimal().length());
    check(number);
  }

  private boolean isOfNumber(int index) {
    return symbols.isActive(picture.charAt(index))
        && !picture.startsWith(symbols.exponent(), index);
  }

  /** Refuses what is no picture; of several faults the reference names that with the last code. */
  private void check(String number) {
    String point = symbols.decimal();
    String grouping = symbols.grouping();
    boolean hundred = picture.contains(symbols.percent());
    boolean thousand = picture.contains(symbols.perMille());
    refuse(
        "D3093",
        exponent != null && (exponent.isEmpty() || mandatory(exponent) < exponent.length()));
    refuse("D3092", exponent != null && (hundred || thousand));
    refuse("D3091", mandatory(from(fraction, fraction.indexOf(symbols.digit()))) > 0);
    refuse("D3090", mandatory(upTo(whole, whole.lastIndexOf(symbols.digit()))) > 0);
    refuse("D3089", picture.contains(grouping + grouping));
    refuse("D3088", !picture.contains(point) && whole.endsWith(grouping));
    refuse("D3087", picture.contains(grouping + point) || picture.contains(point + grouping));
    refuse("D3086", !number.chars().allMatch(symbols::isActive));
    refuse("D3085", digits(mantissa) == 0);
    refuse("D3084", hundred && thousand);
    refuse("D3083", isTwice(symbols.perMille()));
    refuse("D3082", isTwice(symbols.percent()));
    refuse("D3081", isTwice(point));
  }

  private static void refuse(String code, boolean wrong) {
    if (wrong) {
      throw new JException(code, -1);
    }
  }

  private boolean isTwice(String part) {
    return picture.indexOf(part) != picture.lastIndexOf(part);
  }

  private static String from(String part, int index) {
    return index < 0 ? "" : part.substring(index);
  }

  private static String upTo(String part, int index) {
    return index < 0 ? "" : part.substring(0, index);
  }

  private int mandatory(String part) {
    return (int) part.chars().filter(symbols::isMandatory).count();
  }

  private int digits(String part) {
    return (int) part.chars().filter(symbols::isDigit).count();
  }

  /** A number, whose sign the picture is for, in this form. */
  String format(BigDecimal number) {
    BigDecimal scaled = number.abs();
    if (picture.contains(symbols.percent())) {
      scaled = scaled.movePointRight(2);
    } else if (picture.contains(symbols.perMille())) {
      scaled = scaled.movePointRight(3);
    }
    int power = exponent == null ? 0 : power(scaled);
    return prefix + mantissa(scaled.movePointLeft(power)) + exponent(power) + suffix;
  }

  /** The power of ten that leaves as many digits before the point as must be there. */
  private int power(BigDecimal number) {
    return number.signum() == 0 ? 0 : number.precision() - number.scale() - mandatory(whole);
  }

  private String exponent(int power) {
    if (exponent == null) {
      return "";
    }
    String digits = padded(Integer.toString(Math.abs(power)), exponent.length());
    return symbols.exponent() + (power < 0 ? symbols.minus() : "") + symbols.written(digits);
  }

  private static String padded(String digits, int least) {
    return "0".repeat(Math.max(0, least - digits.length())) + digits;
  }

  private String mantissa(BigDecimal number) {
    int leastWhole = mandatory(whole);
    int leastFraction = mandatory(fraction);
    int mostFraction = digits(fraction);
    if (leastWhole == 0 && mostFraction == 0) {
      leastWhole = exponent == null ? 1 : 0;
      leastFraction = exponent == null ? 0 : 1;
      mostFraction = leastFraction;
    }
    if (exponent != null && leastWhole == 0 && digits(whole) > 0) {
      leastWhole = 1;
    }
    if (leastWhole == 0 && leastFraction == 0) {
      leastFraction = 1;
    }
    String text =
        number
            .setScale(Math.max(mostFraction, leastFraction), RoundingMode.HALF_EVEN)
            .toPlainString();
    int point = text.indexOf('.');
    String before = point < 0 ? text : text.substring(0, point);
    String after = point < 0 ? "" : text.substring(point + 1);
    while (before.startsWith("0")) {
      before = before.substring(1);
    }
    while (after.length() > leastFraction && after.endsWith("0")) {
      after = after.substring(0, after.length() - 1);
    }
    String end = after.isEmpty() ? "" : symbols.decimal() + groupedFraction(symbols.written(after));
    return groupedWhole(symbols.written(padded(before, leastWhole))) + end;
  }

  /** Separators where the picture has them, and further to the left where these are regular. */
  private String groupedWhole(String digits) {
    int[] places = places(whole, true);
    int every = regular(places);
    var text = new StringBuilder(digits);
    for (int i = digits.length() - 1; i > 0; i--) {
      int place = digits.length() - i;
      if (every > 0 ? place % every == 0 : contains(places, place)) {
        text.insert(i, symbols.grouping());
      }
    }
    return text.toString();
  }

  private String groupedFraction(String digits) {
    int[] places = places(fraction, false);
    var text = new StringBuilder(digits);
    for (int i = digits.length() - 1; i > 0; i--) {
      if (contains(places, i)) {
        text.insert(i, symbols.grouping());
      }
    }
    return text.toString();
  }

  /** How many digits are between each separator and the point. */
  private int[] places(String part, boolean left) {
    return IntStream.range(0, part.length())
        .filter(i -> part.startsWith(symbols.grouping(), i))
        .map(i -> digits(left ? part.substring(i) : part.substring(0, i)))
        .toArray();
  }

  private static boolean contains(int[] places, int place) {
    return IntStream.of(places).anyMatch(each -> each == place);
  }

  /** The distance of separators that are evenly spaced from the point on; 0 where they are not. */
  private static int regular(int[] places) {
    int every = IntStream.of(places).min().orElse(0);
    boolean even =
        IntStream.rangeClosed(1, places.length).allMatch(i -> contains(places, i * every));
    return even ? every : 0;
  }
}
