package dev.entrega.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How a node of RabbitMQ is told that it shares nothing with another one of this machine: name,
 * ports, data, log, configuration, plugins and {@code epmd}, the name server of Erlang, are its
 * own.
 *
 * @param server the program
 * @param folder where it keeps everything
 */
record RabbitMqNode(Path server, Folder folder, int amqpPort, int distributionPort, int epmdPort) {

  private static final String LOG = "rabbitmq.log";
  private static final int LINES_OF_LOG = 100;

  /** What {@code erl_call} answers if all is well. */
  private static final Pattern EVALUATED = Pattern.compile("\\{ok, (.*)}", Pattern.DOTALL);

  static RabbitMqNode of(Path server, Map<String, String> configuration) {
    var folder = Folder.temporary("entrega-rabbitmq-");
    var node = new RabbitMqNode(server, folder, Ports.free(), Ports.free(), Ports.free());
    var lines = new HashMap<>(configuration);
    lines.put("listeners.tcp.1", "127.0.0.1:" + node.amqpPort());
    folder.write(
        "rabbitmq.conf",
        lines.entrySet().stream()
            .map(line -> line.getKey() + " = " + line.getValue() + "\n")
            .collect(Collectors.joining()));
    folder.write("enabled_plugins", "[].");
    return node;
  }

  /** In the foreground; a node would start one that outlives it. */
  Process startEpmd() {
    return start(
        List.of("epmd", "-port", Integer.toString(epmdPort), "-address", "127.0.0.1"), "epmd.log");
  }

  /** The process is the broker itself, since it believes that systemd started it. */
  Process startServer() {
    return start(List.of(server.toString()), LOG);
  }

  /**
   * What an Erlang expression evaluates to in the node. Not by {@code rabbitmqctl}, which takes
   * most of a second to start.
   */
  String evaluate(String expression) {
    folder.write("question.erl", expression + "\n");
    try {
      var process =
          builder(List.of("erl_call", "-sname", name(), "-e"))
              .redirectInput(folder.path().resolve("question.erl").toFile())
              .redirectErrorStream(true)
              .start();
      try (var output = process.inputReader(StandardCharsets.UTF_8)) {
        var answer = output.readAllAsString();
        var evaluated = EVALUATED.matcher(answer);
        if (!evaluated.matches()) {
          throw new IllegalStateException(
              "Expected RabbitMQ to evaluate %s, but: %s".formatted(expression, answer));
        }
        return evaluated.group(1);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String name() {
    return "entrega-%d@localhost".formatted(amqpPort);
  }

  /** The end of what the node said. */
  String log() {
    return folder.end(LOG, LINES_OF_LOG);
  }

  private Process start(List<String> command, String log) {
    try {
      return builder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.path().resolve(log).toFile()))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ProcessBuilder builder(List<String> command) {
    var builder = new ProcessBuilder(command).directory(folder.path().toFile());
    var environment = builder.environment();
    environment.keySet().removeIf(name -> !name.equals("PATH"));
    environment.put("HOME", folder.path().toString());
    environment.put("LANG", "C.UTF-8");
    environment.put("RUNNING_UNDER_SYSTEMD", "1");
    environment.put("RABBITMQ_NODENAME", name());
    environment.put("RABBITMQ_DIST_PORT", Integer.toString(distributionPort));
    environment.put("ERL_EPMD_PORT", Integer.toString(epmdPort));
    environment.put("ERL_EPMD_ADDRESS", "127.0.0.1");
    environment.put(
        "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS", "-kernel inet_dist_use_interface {127,0,0,1}");
    environment.put("RABBITMQ_LOGS", "-");
    environment.put("ERL_CRASH_DUMP_SECONDS", "0");
    // Those that are not there keep it from reading the ones under /etc/rabbitmq.
    own(environment, "RABBITMQ_MNESIA_BASE", "mnesia");
    own(environment, "RABBITMQ_LOG_BASE", "log");
    own(environment, "RABBITMQ_CONFIG_FILE", "rabbitmq.conf");
    own(environment, "RABBITMQ_CONFIG_FILES", "conf.d");
    own(environment, "RABBITMQ_ADVANCED_CONFIG_FILE", "advanced.config");
    own(environment, "RABBITMQ_CONF_ENV_FILE", "rabbitmq-env.conf");
    own(environment, "RABBITMQ_ENABLED_PLUGINS_FILE", "enabled_plugins");
    return builder;
  }

  private void own(Map<String, String> environment, String name, String file) {
    environment.put(name, folder.path().resolve(file).toString());
  }
}
