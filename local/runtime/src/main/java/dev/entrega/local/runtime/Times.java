package dev.entrega.local.runtime;

import java.time.Duration;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Times as one says them: a number of days, hours, minutes or seconds. */
final class Times implements ITypeConverter<Duration> {

  private static final Pattern TIME = Pattern.compile("([0-9]{1,6})([dhms])");

  @Override
  public Duration convert(String text) {
    var found = TIME.matcher(text);
    if (!found.matches()) {
      throw new TypeConversionException(
          "Expected a time such as 30d, 12h, 5m or 10s, but found '%s'".formatted(text));
    }
    long number = Long.parseLong(found.group(1));
    return switch (found.group(2)) {
      case "d" -> Duration.ofDays(number);
      case "h" -> Duration.ofHours(number);
      case "m" -> Duration.ofMinutes(number);
      default -> Duration.ofSeconds(number);
    };
  }
}
