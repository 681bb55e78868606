package dev.entrega.chatbot.guard;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Kinds of what must not be told to a customer unless it is known to be theirs, or public. */
enum Sensitive {
  EMAIL("[\\p{L}\\p{N}._%+-]+@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+"),
  DATE(
      "(?<![\\p{L}\\p{N}_/-])(?:"
          + "\\d{4}-\\d{1,2}-\\d{1,2}(?:t\\d\\d:[\\d:.]+(?:z|[+-]\\d\\d:?\\d\\d)?)?"
          + "|\\d{1,2}[/.]\\d{1,2}[/.]\\d{2,4}|\\d{1,2}/\\d{1,2})(?![\\p{L}\\p{N}_/-])"),
  AMOUNT(
      "(?:r\\$|us\\$|\\$|€|brl|usd|eur)\\s*\\d[\\d.,]*"
          + "|\\d[\\d.,]*\\s*(?:reais|real\\b|brl|usd|d[óo]lares|dollars|euros?)"),
  /** An order's id, a tracking code: letters and at least three digits. */
  CODE("(?<![\\p{L}\\p{N}_-])(?=(?:[a-z_-]*\\d){3})(?=[\\d_-]*[a-z])[a-z0-9_-]{4,}"),
  /** A telephone, a document, a card, an order's number. */
  DIGITS("\\+?\\(?\\d(?:[\\s().\\-/]{0,2}\\d){6,}");

  /** Any of them, the first kind that fits. */
  static final Pattern ANY =
      Pattern.compile(
          Arrays.stream(values())
              .map(kind -> "(?<%s>%s)".formatted(kind.name(), kind.pattern.pattern()))
              .collect(Collectors.joining("|")),
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private final Pattern pattern;

  Sensitive(String pattern) {
    this.pattern = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  Pattern pattern() {
    return pattern;
  }

  /** The amount in hundredths, whether the comma or the point divides them; -1 if it is none. */
  static long cents(String amount) {
    var number = amount.replaceAll("[^\\d.,]", "").replaceAll("[.,]+$", "");
    var hundredths = number.matches(".*[.,]\\d{2}");
    var digits = number.replaceAll("\\D", "");
    if (digits.isEmpty() || digits.length() > 15) {
      return -1;
    }
    return Long.parseLong(digits) * (hundredths ? 1 : 100);
  }

  /** The days that it may mean, day first or month first; without a year, of the year 0. */
  static Set<LocalDate> dates(String date) {
    var day = date.split("[tT]", 2)[0];
    var parts = day.split("\\D", -1);
    var dates = new HashSet<LocalDate>();
    if (parts[0].length() == 4) {
      add(dates, parts[0], parts[1], parts[2]);
    } else {
      var year = parts.length < 3 ? "0" : parts[2].length() == 2 ? "20" + parts[2] : parts[2];
      add(dates, year, parts[1], parts[0]);
      add(dates, year, parts[0], parts[1]);
    }
    return dates;
  }

  /** Of which kind a match of {@link #ANY} is. */
  static Sensitive kind(MatchResult found) {
    return Arrays.stream(values())
        .filter(kind -> found.group(kind.name()) != null)
        .findFirst()
        .orElseThrow();
  }

  static String digits(String text) {
    return text.replaceAll("\\D", "");
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static void add(Set<LocalDate> dates, String year, String month, String day) {
    try {
      dates.add(
          LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
    } catch (DateTimeException _) {
      // No such day: the other reading may be one.
    }
  }
}
