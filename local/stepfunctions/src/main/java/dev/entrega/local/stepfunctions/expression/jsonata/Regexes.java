package dev.entrega.local.stepfunctions.expression.jsonata;

import com.dashjoin.jsonata.Utils;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code $match}, {@code $contains}, {@code $split} and {@code $replace}. What a regular expression
 * looks at is counted as work, so that one which backtracks for ever ends.
 */
final class Regexes {

  private Regexes() {}

  /** A text each of whose characters that is looked at is work. */
  private record Counted(CharSequence text, Bounds bounds) implements CharSequence {
    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      bounds.step(1);
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }

  private static Matcher matcher(String function, @Nullable Object pattern, String text) {
    if (pattern instanceof Pattern regex) {
      return regex.matcher(new Counted(text, Evaluation.current().bounds()));
    }
    throw Refusal.coded(
        "T1010",
        ("The matcher function argument passed to function \"%s\" does not return the correct"
                + " object structure")
            .formatted(function));
  }

  private static boolean next(Matcher matcher) {
    if (!matcher.find()) {
      return false;
    }
    if (matcher.end() == matcher.start()) {
      throw Refusal.coded("D1004", "Regular expression matches zero length string");
    }
    return true;
  }

  static @Nullable Object contains(Arguments arguments) {
    String text = arguments.text(0);
    Object token = arguments.at(1);
    if (text == null || token == null) {
      return null;
    }
    return token instanceof String part
        ? text.contains(part)
        : matcher("contains", token, text).find();
  }

  static @Nullable Object match(Arguments arguments) {
    String text = arguments.text(0);
    if (text == null) {
      return null;
    }
    long limit = limit(arguments, 2, "D3040", "Third argument of match function");
    List<Object> matches = Utils.createSequence();
    Matcher matcher = matcher("match", arguments.at(1), text);
    while (matches.size() < limit && next(matcher)) {
      matches.add(object(matcher, "index"));
    }
    return matches;
  }

  private static Map<String, Object> object(Matcher matcher, String nameOfStart) {
    var match = new LinkedHashMap<String, Object>();
    match.put("match", matcher.group());
    match.put(nameOfStart, matcher.start());
    match.put("groups", groups(matcher));
    return match;
  }

  private static List<@Nullable String> groups(Matcher matcher) {
    var groups = new ArrayList<@Nullable String>();
    for (int i = 1; i <= matcher.groupCount(); i++) {
      groups.add(matcher.group(i));
    }
    return groups;
  }

  private static long limit(Arguments arguments, int index, String code, String which) {
    Number limit = arguments.number(index);
    if (limit == null) {
      return Long.MAX_VALUE;
    }
    if (limit.doubleValue() < 0) {
      throw Refusal.coded(code, which + " must evaluate to a positive number");
    }
    return (long) Math.floor(limit.doubleValue());
  }

  static @Nullable Object split(Arguments arguments) {
    String text = arguments.text(0);
    Object separator = arguments.at(1);
    if (text == null || separator == null) {
      return null;
    }
    long limit = limit(arguments, 2, "D3020", "Third argument of split function");
    List<String> parts =
        separator instanceof String part ? split(text, part) : split(text, separator);
    return parts.size() > limit ? new ArrayList<>(parts.subList(0, (int) limit)) : parts;
  }

  private static List<String> split(String text, String separator) {
    var parts = new ArrayList<String>();
    if (separator.isEmpty()) {
      text.chars().forEach(c -> parts.add(String.valueOf((char) c)));
      return parts;
    }
    int from = 0;
    for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
      parts.add(text.substring(from, at));
      from = at + separator.length();
    }
    parts.add(text.substring(from));
    return parts;
  }

  private static List<String> split(String text, Object separator) {
    var parts = new ArrayList<String>();
    Matcher matcher = matcher("split", separator, text);
    int from = 0;
    while (next(matcher)) {
      parts.add(text.substring(from, matcher.start()));
      from = matcher.end();
    }
    parts.add(text.substring(from));
    return parts;
  }

  static @Nullable Object replace(Arguments arguments) {
    String text = arguments.text(0);
    Object pattern = arguments.at(1);
    Object replacement = arguments.at(2);
    if (text == null || pattern == null || replacement == null) {
      return text;
    }
    if (pattern.equals("")) {
      throw Refusal.coded("D3010", "Second argument of replace function cannot be an empty string");
    }
    long limit = limit(arguments, 3, "D3011", "Fourth argument of replace function");
    if (pattern instanceof String part) {
      return replaced(text, Pattern.compile(Pattern.quote(part)), replacement, limit, false);
    }
    return replaced(text, pattern, replacement, limit, true);
  }

  private static String replaced(
      String text, Object pattern, Object replacement, long limit, boolean hasGroups) {
    Matcher matcher = matcher("replace", pattern, text);
    var out = new StringBuilder();
    int from = 0;
    for (long count = 0; count < limit && next(matcher); count++) {
      out.append(text, from, matcher.start());
      if (!(replacement instanceof String template)) {
        out.append(computed(replacement, matcher));
      } else if (hasGroups) {
        substitute(template, matcher, out);
      } else {
        out.append(template);
      }
      Bounds.room(out.length());
      from = matcher.end();
    }
    return out.append(text, from, text.length()).toString();
  }

  private static String computed(Object function, Matcher matcher) {
    if (Higher.apply(function, List.of(object(matcher, "start"))) instanceof String text) {
      return text;
    }
    throw Refusal.coded("D3012", "Attempted to replace a matched string with a non-string value");
  }

  /** Puts in what a dollar sign stands for: itself, the whole match, or one of the groups. */
  private static void substitute(String template, Matcher matcher, StringBuilder out) {
    int groups = matcher.groupCount();
    int mostDigits = Math.max(1, String.valueOf(groups).length());
    for (int i = 0; i < template.length(); i++) {
      char c = template.charAt(i);
      if (c != '$') {
        out.append(c);
      } else if (template.startsWith("$", i + 1)) {
        out.append('$');
        i++;
      } else {
        int digits = digits(template, i + 1, mostDigits, groups);
        if (digits == 0) {
          out.append('$');
        } else {
          int group = Integer.parseInt(template.substring(i + 1, i + 1 + digits));
          String found = group <= groups ? matcher.group(group) : null;
          out.append(found == null ? "" : found);
          i += digits;
        }
      }
    }
  }

  /** How many digits name a group: as many as there may be, unless that is one too many. */
  private static int digits(String template, int from, int most, int groups) {
    int count = 0;
    while (count < most
        && from + count < template.length()
        && Character.isDigit(template.charAt(from + count))) {
      count++;
    }
    boolean tooHigh =
        count > 1 && Integer.parseInt(template.substring(from, from + count)) > groups;
    return tooHigh ? count - 1 : count;
  }
}
