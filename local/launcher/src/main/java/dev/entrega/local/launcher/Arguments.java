package dev.entrega.local.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Arguments of the command line, then system properties, then the environment. */
final class Arguments {

  private final StandardEnvironment environment = new StandardEnvironment();
  private final SimpleCommandLinePropertySource commandLine;

  /**
   * Takes arguments such as {@code --amqp.port=5673}.
   *
   * @param names of all settings that exist
   * @param variables the environment
   * @throws IllegalArgumentException an argument is none of them; its message is one line
   */
  Arguments(Set<String> names, Map<String, String> variables, String... arguments) {
    commandLine = new SimpleCommandLinePropertySource(arguments);
    if (commandLine.containsProperty("nonOptionArgs")) {
      throw new IllegalArgumentException(
          "Expected settings such as --amqp.port=5673, but found "
              + commandLine.getProperty("nonOptionArgs"));
    }
    for (var name : commandLine.getPropertyNames()) {
      if (!names.contains(name)) {
        throw new IllegalArgumentException(
            "Expected one of the settings %s, but found --%s"
                .formatted(String.join(", ", names.stream().sorted().toList()), name));
      }
    }
    environment.setConversionService(new ApplicationConversionService());
    var sources = environment.getPropertySources();
    sources.addFirst(commandLine);
    sources.replace(
        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
        new SystemEnvironmentPropertySource(
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.copyOf(variables)));
  }

  /** A TCP port; 0 is any free one. */
  int port(String name, int otherwise) {
    var found = read(name, Integer.class);
    int port = found == null ? otherwise : found;
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException(
          "Expected a port between 0 and 65535 in %s, but found %d".formatted(name, port));
    }
    return port;
  }

  /** At least 0. */
  long number(String name, long otherwise) {
    var found = read(name, Long.class);
    long number = found == null ? otherwise : found;
    if (number < 0) {
      throw new IllegalArgumentException(
          "Expected a number in %s that is not below 0, but found %d".formatted(name, number));
    }
    return number;
  }

  /** At least 0. */
  Duration duration(String name, Duration otherwise) {
    var found = read(name, Duration.class);
    if (found != null && found.isNegative()) {
      throw new IllegalArgumentException(
          "Expected a duration in %s that is not below 0, but found %s"
              .formatted(name, text(name)));
    }
    return found == null ? otherwise : found;
  }

  /** A text that says something. */
  String text(String name, String otherwise) {
    var found = text(name);
    return found == null ? otherwise : found;
  }

  /** A text that says something, or nothing where nobody said one. */
  @Nullable String text(String name) {
    var found = environment.getProperty(name);
    return found == null || found.isBlank() ? null : found;
  }

  /** A file or folder, or nothing where nobody said one. */
  @Nullable Path path(String name) {
    var found = text(name);
    return found == null ? null : Path.of(found);
  }

  /**
   * A file or folder by a name that anybody may have in the environment for something else: there,
   * and among system properties, {@code entrega.} comes before it.
   */
  @Nullable Path ownPath(String name) {
    return path(commandLine.containsProperty(name) ? name : "entrega." + name);
  }

  /**
   * A value of that type, or nothing where nobody said one.
   *
   * @throws IllegalArgumentException what was said is none
   */
  private <T> @Nullable T read(String name, Class<T> type) {
    try {
      return environment.getProperty(name, type);
    } catch (ConversionException e) {
      throw new IllegalArgumentException(
          "Expected a %s in %s, but found '%s'"
              .formatted(kind(type), name, environment.getProperty(name)),
          e);
    }
  }

  private static String kind(Class<?> type) {
    if (type == Duration.class) {
      return "duration such as 2s";
    }
    return "number";
  }
}
