package dev.entrega.local.launcher;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * What one may choose: as an argument ({@code --amqp.port=5673}), a system property ({@code
 * -Damqp.port=5673}) or in the environment ({@code AMQP_PORT=5673}); the first one found counts.
 *
 * @param amqpPort {@code amqp.port}, 5672 unless said; 0 is any free port, as for all of them
 * @param awsPort {@code aws.port}, 4566 unless said
 * @param webPort {@code web.port}, 8080 unless said
 * @param providerDelay {@code provider.delay}: how long the sandbox payment provider takes to
 *     approve a charge, for example {@code 2s}
 */
public record LocalSettings(int amqpPort, int awsPort, int webPort, Duration providerDelay) {

  static final String AMQP_PORT = "amqp.port";
  static final String AWS_PORT = "aws.port";
  static final String WEB_PORT = "web.port";
  static final String PROVIDER_DELAY = "provider.delay";

  private static final Set<String> NAMES = Set.of(AMQP_PORT, AWS_PORT, WEB_PORT, PROVIDER_DELAY);

  /** Free ports everywhere and a provider that approves at once: for tests. */
  public static LocalSettings onFreePorts() {
    return new LocalSettings(0, 0, 0, Duration.ZERO);
  }

  /**
   * Reads the arguments, then the system properties, then the environment.
   *
   * @throws IllegalArgumentException a setting that does not exist or has no sense; its message is
   *     one line
   */
  static LocalSettings of(String... arguments) {
    var commandLine = new SimpleCommandLinePropertySource(arguments);
    if (commandLine.containsProperty("nonOptionArgs")) {
      throw new IllegalArgumentException(
          "Expected settings such as --amqp.port=5673, but found "
              + commandLine.getProperty("nonOptionArgs"));
    }
    for (var name : commandLine.getPropertyNames()) {
      if (!NAMES.contains(name)) {
        throw new IllegalArgumentException(
            "Expected one of the settings %s, but found --%s"
                .formatted(String.join(", ", NAMES.stream().sorted().toList()), name));
      }
    }
    var environment = new StandardEnvironment();
    environment.setConversionService(new ApplicationConversionService());
    environment.getPropertySources().addFirst(commandLine);
    return new LocalSettings(
        port(environment, AMQP_PORT, 5672),
        port(environment, AWS_PORT, 4566),
        port(environment, WEB_PORT, 8080),
        read(environment, PROVIDER_DELAY, Duration.class, Duration.ofMillis(500)));
  }

  /** The ports by the name of the setting that moves them. */
  Map<String, Integer> ports() {
    return Map.of(AMQP_PORT, amqpPort, AWS_PORT, awsPort, WEB_PORT, webPort);
  }

  private static int port(StandardEnvironment environment, String name, int otherwise) {
    int port = read(environment, name, Integer.class, otherwise);
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException(
          "Expected a port between 0 and 65535 in %s, but found %d".formatted(name, port));
    }
    return port;
  }

  private static <T> T read(
      StandardEnvironment environment, String name, Class<T> type, T otherwise) {
    try {
      return environment.getProperty(name, type, otherwise);
    } catch (ConversionException e) {
      throw new IllegalArgumentException(
          "Expected a %s in %s, but found '%s'"
              .formatted(
                  type == Duration.class ? "duration such as 2s" : "number",
                  name,
                  environment.getProperty(name)),
          e);
    }
  }
}
