package dev.entrega.deployment;

import dev.entrega.local.launcher.LocalEntrega;
import dev.entrega.testing.PostgresProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What {@code docker-compose.yml} tells each service, but for the places: those are on this
 * machine's loopback instead of in other containers.
 */
final class Environments {

  private final Compose compose = Compose.read();
  private final Map<String, Integer> ports = new HashMap<>();
  private final @Nullable PostgresProcess postgres;
  private final Path folder;

  /**
   * Chooses a port for each service.
   *
   * @param postgres where databases are; H2 in that folder if there is none
   */
  Environments(@Nullable PostgresProcess postgres, Path folder) {
    this.postgres = postgres;
    this.folder = folder;
    compose.services().forEach(service -> ports.put(service, freePort()));
  }

  int port(String service) {
    return ports.getOrDefault(service, 0);
  }

  /** A variable that the file sets for that container. */
  String said(String container, String variable) {
    return compose.environment(container).getOrDefault(variable, "");
  }

  /** By service; makes an empty database for each that has one, so ask once. */
  Map<String, Map<String, String>> around(LocalEntrega standIns) {
    var environments = new TreeMap<String, Map<String, String>>();
    for (var service : compose.services()) {
      var environment = compose.environment(service);
      environment.put("SERVER_PORT", Integer.toString(port(service)));
      environment.replace("SERVER_ADDRESS", "127.0.0.1");
      environment.replace("SPRING_RABBITMQ_HOST", "127.0.0.1");
      environment.replace("SPRING_RABBITMQ_PORT", Integer.toString(standIns.amqpPort()));
      environment.replace("SPRING_RABBITMQ_USERNAME", "guest");
      environment.replace("SPRING_RABBITMQ_PASSWORD", "guest");
      environment.replace("ENTREGA_AWS_ENDPOINT", standIns.aws().toString());
      environment.replace("SPRING_MAIL_HOST", "127.0.0.1");
      environment.replace("SPRING_MAIL_PORT", Integer.toString(standIns.mailServer().port()));
      environment.replace("PAYMENT_PROVIDER_URL", standIns.provider().toString());
      if (environment.containsKey("SPRING_DATASOURCE_URL")) {
        environment.put("SPRING_DATASOURCE_URL", database(service, environment));
      }
      environments.put(service, environment);
    }
    return environments;
  }

  private String database(String service, Map<String, String> environment) {
    if (postgres == null) {
      return "jdbc:h2:file:%s;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
          .formatted(folder.resolve(service).toAbsolutePath());
    }
    var asSuperuser = postgres.emptyDatabase(service);
    var user = environment.get("SPRING_DATASOURCE_USERNAME");
    try (var connection = DriverManager.getConnection(asSuperuser);
        var statement = connection.createStatement()) {
      statement.execute("create role %s login".formatted(user));
      statement.execute("alter database %s owner to %s".formatted(service, user));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return asSuperuser.substring(0, asSuperuser.indexOf('?'));
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
