package dev.entrega.local.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Arguments of the command line, then system properties, then the environment. */
final class Arguments {

  private final StandardEnvironment environment = new StandardEnvironment();

  /**
   * Takes arguments such as {@code --amqp.port=5673}.
   *
   * @param names of all settings that exist
   * @throws IllegalArgumentException an argument is none of them; its message is one line
   */
  Arguments(Set<String> names, String... arguments) {
    var commandLine = new SimpleCommandLinePropertySource(arguments);
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
    environment.getPropertySources().addFirst(commandLine);
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
   * A value of that type, or nothing where nobody said one.
   *
   * @throws IllegalArgumentException what was said is none
   */
  <T> @Nullable T read(String name, Class<T> type) {
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
    return type == Integer.class ? "number" : type.getSimpleName();
  }
}
