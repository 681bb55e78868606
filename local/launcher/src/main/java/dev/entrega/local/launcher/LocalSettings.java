package dev.entrega.local.launcher;

import dev.entrega.local.stepfunctions.store.Retention;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one may choose: as an argument ({@code --amqp.port=5673}), a system property ({@code
 * -Damqp.port=5673}) or in the environment ({@code AMQP_PORT=5673}); the first one found counts.
 *
 * @param amqpPort {@code amqp.port}, 5672 unless said; 0 is any free port, as for all of them
 * @param awsPort {@code aws.port}, 4566 unless said
 * @param webPort {@code web.port}, 8080 unless said
 * @param mail where mails go, and where they are looked at
 * @param providerDelay {@code provider.delay}: how long the sandbox payment provider takes to
 *     approve a charge, for example {@code 2s}
 * @param layout what runs here at all
 * @param data {@code data}: the folder that keeps everything; unless said, all is in memory. The
 *     environment says it as {@code ENTREGA_DATA}, a system property as {@code entrega.data}
 * @param executions {@code aws.executions.kept} and {@code aws.executions.most}: for how long the
 *     AWS endpoint remembers executions that have ended, for example {@code 30d}, and how many of
 *     them; 90 days and all unless said
 */
public record LocalSettings(
    int amqpPort,
    int awsPort,
    int webPort,
    Mail mail,
    Duration providerDelay,
    Layout layout,
    @Nullable Path data,
    Retention executions) {

  /** With everything in memory. */
  public LocalSettings(
      int amqpPort, int awsPort, int webPort, Mail mail, Duration providerDelay, Layout layout) {
    this(amqpPort, awsPort, webPort, mail, providerDelay, layout, null, Retention.AS_ON_AWS);
  }

  /** The option for the port of the embedded broker. */
  public static final String AMQP_PORT = "amqp.port";

  /** The option for the port of the AWS endpoint. */
  public static final String AWS_PORT = "aws.port";

  /** The option for the port of the status pages. */
  public static final String WEB_PORT = "web.port";

  /** The option for the port of the SMTP server. */
  public static final String MAIL_SMTP_PORT = "mail.smtp.port";

  /** The option for the port of the inbox page. */
  public static final String MAIL_WEB_PORT = "mail.web.port";

  static final String PROVIDER_DELAY = "provider.delay";
  static final String DATA = "data";
  static final String EXECUTIONS_KEPT = "aws.executions.kept";
  static final String EXECUTIONS_MOST = "aws.executions.most";

  /**
   * Of the inbox.
   *
   * @param smtpPort {@code mail.smtp.port}, 1025 unless said
   * @param webPort {@code mail.web.port}, 8025 unless said
   */
  public record Mail(int smtpPort, int webPort) {}

  /** Free ports everywhere and a provider that approves at once: for tests. */
  public static LocalSettings onFreePorts() {
    return new LocalSettings(0, 0, 0, new Mail(0, 0), Duration.ZERO, Layout.allHere());
  }

  /** The same with other things here or elsewhere. */
  public LocalSettings with(Layout other) {
    return new LocalSettings(
        amqpPort, awsPort, webPort, mail, providerDelay, other, data, executions);
  }

  /** The same, keeping everything in a folder. */
  public LocalSettings withData(Path folder) {
    return new LocalSettings(
        amqpPort, awsPort, webPort, mail, providerDelay, layout, folder, executions);
  }

  /**
   * Reads the arguments, then the system properties, then the environment.
   *
   * @throws IllegalArgumentException a setting that does not exist or has no sense; its message is
   *     one line
   */
  static LocalSettings of(String... arguments) {
    return of(System.getenv(), arguments);
  }

  static LocalSettings of(Map<String, String> environment, String... arguments) {
    var said = new Arguments(names(), environment, arguments);
    return new LocalSettings(
        said.port(AMQP_PORT, 5672),
        said.port(AWS_PORT, 4566),
        said.port(WEB_PORT, 8080),
        new Mail(said.port(MAIL_SMTP_PORT, 1025), said.port(MAIL_WEB_PORT, 8025)),
        said.duration(PROVIDER_DELAY, Duration.ofMillis(500)),
        Layout.of(said),
        said.ownPath(DATA),
        Retention.kept(
            said.duration(EXECUTIONS_KEPT, Retention.AS_ON_AWS.kept()),
            said.number(EXECUTIONS_MOST, Retention.AS_ON_AWS.most())));
  }

  /** The ports that will be listened on, by the name of the setting that moves them. */
  Map<String, Integer> ports() {
    var ports = new HashMap<String, Integer>();
    if (layout.outside().amqp() == null) {
      ports.put(AMQP_PORT, amqpPort);
    }
    if (layout.aws() == null) {
      ports.put(AWS_PORT, awsPort);
    }
    if (layout.services()) {
      ports.put(WEB_PORT, webPort);
    }
    ports.put(MAIL_SMTP_PORT, mail.smtpPort());
    ports.put(MAIL_WEB_PORT, mail.webPort());
    ports.put(Layout.Provider.PORT, layout.provider().port());
    return ports;
  }

  /** Of all settings, as {@code amqp.port}. */
  public static Set<String> names() {
    var names =
        new HashSet<>(
            Set.of(
                AMQP_PORT,
                AWS_PORT,
                WEB_PORT,
                MAIL_SMTP_PORT,
                MAIL_WEB_PORT,
                PROVIDER_DELAY,
                DATA,
                EXECUTIONS_KEPT,
                EXECUTIONS_MOST));
    names.addAll(Layout.NAMES);
    names.addAll(Outside.NAMES);
    names.addAll(Layout.Provider.NAMES);
    return names;
  }
}
