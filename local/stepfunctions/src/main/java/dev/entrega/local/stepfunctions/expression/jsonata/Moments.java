package dev.entrega.local.stepfunctions.expression.jsonata;

import com.dashjoin.jsonata.Jsonata.JFunction;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Functions of time, which ask the engine's clock; all dates are of UTC unless they say other. */
final class Moments {

  private static final JFunction FROM_MILLIS = Library.function("fromMillis");
  private static final JFunction TO_MILLIS = Library.function("toMillis");
  private static final Pattern ISO_8601 =
      Pattern.compile(
          "(\\d{4})(?:-([01]\\d))?(?:-([0-3]\\d))?"
              + "(?:T([0-2]\\d:[0-5]\\d:[0-5]\\d)(\\.\\d+)?)?"
              + "(?:([+-][0-2]\\d):?([0-5]\\d)|Z)?");

  private Moments() {}

  static Object millis(Arguments arguments) {
    return Numbers.of(Evaluation.current().seen().clock().millis());
  }

  static @Nullable Object now(Arguments arguments) {
    return Failures.guard(
        "fromMillis",
        FROM_MILLIS,
        new Arguments(Arrays.asList(millis(arguments), arguments.at(0), arguments.at(1))));
  }

  static @Nullable Object toMillis(Arguments arguments) {
    String text = arguments.text(0);
    if (text == null) {
      return null;
    }
    String picture = arguments.text(1);
    if (picture != null) {
      return Failures.guard("toMillis", TO_MILLIS, complete(text, picture));
    }
    Matcher matcher = ISO_8601.matcher(text);
    try {
      if (matcher.matches()) {
        return Numbers.of(millis(matcher));
      }
    } catch (DateTimeException _) {
      // such as the 30th of February, refused below
    }
    throw Refusal.coded(
        "D3110",
        "The argument of the toMillis function must be an ISO 8601 formatted timestamp. Given "
            + Values.shown(text));
  }

  /**
   * The arguments with what the picture leaves open before its first component, which is as it is
   * now. (The library would ask a clock of its own.)
   */
  private static Arguments complete(String text, String picture) {
    String components = picture.replace("[[", "");
    LocalDateTime now =
        LocalDateTime.ofInstant(Evaluation.current().seen().clock().instant(), ZoneOffset.UTC);
    var allPicture = new StringBuilder();
    var allText = new StringBuilder();
    for (Open open : Open.values()) {
      if (open.within.matcher(components).find()) {
        break;
      }
      allPicture.append(open.picture);
      allText.append(open.format.format(now));
    }
    return new Arguments(List.of(allText + text, allPicture + picture));
  }

  /** The components of a moment in their order. */
  private enum Open {
    YEAR("[YXW]", "[Y0001]-", "uuuu-"),
    MONTH("[MdW]", "[M01]-", "MM-"),
    DAY("[DFw]", "[D01]T", "dd'T'"),
    HOUR("[HhP]", "[H01]:", "HH:"),
    MINUTE("[m]", "[m01]:", "mm:");

    private final Pattern within;
    private final String picture;
    private final DateTimeFormatter format;

    Open(String within, String picture, String format) {
      this.within = Pattern.compile("\\[\\s*" + within);
      this.picture = picture;
      this.format = DateTimeFormatter.ofPattern(format, Locale.ROOT);
    }
  }

  private static long millis(Matcher matcher) {
    LocalDate date =
        LocalDate.of(
            Integer.parseInt(matcher.group(1)),
            orFirst(matcher.group(2)),
            orFirst(matcher.group(3)));
    String time = matcher.group(4);
    String fraction = matcher.group(5) == null ? "" : matcher.group(5);
    LocalTime clock =
        time == null
            ? LocalTime.MIDNIGHT
            : LocalTime.parse(time + fraction.substring(0, Math.min(fraction.length(), 10)));
    ZoneOffset offset =
        matcher.group(6) == null
            ? ZoneOffset.UTC
            : ZoneOffset.of(matcher.group(6) + ":" + matcher.group(7));
    return LocalDateTime.of(date, clock).toInstant(offset).toEpochMilli();
  }

  private static int orFirst(@Nullable String number) {
    return number == null ? 1 : Integer.parseInt(number);
  }
}
