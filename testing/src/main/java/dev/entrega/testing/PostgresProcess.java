package dev.entrega.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A real PostgreSQL as a process on a free loopback port. The server comes from Maven Central, so
 * that nothing needs to be installed. It is gone when this JVM is, however that ends.
 */
public final class PostgresProcess implements AutoCloseable {

  private static final int SECONDS_TO_TRY_UNSHARE = 30;

  private final Folder folder;
  private final EmbeddedPostgres postgres;
  private final Leash leash;

  private PostgresProcess(Folder folder, EmbeddedPostgres postgres) throws IOException {
    this.folder = folder;
    this.postgres = postgres;
    var pid = Files.readAllLines(folder.path().resolve("postmaster.pid")).getFirst();
    this.leash = Leash.on(Long.parseLong(pid.strip()), "QUIT", folder.path());
  }

  /** Whether this machine can run one. PostgreSQL refuses to be root, so root must unshare. */
  public static boolean isAvailable() {
    return Availability.YES;
  }

  /** Starts one and returns when it takes connections. */
  public static PostgresProcess start() {
    var folder = Folder.temporary("entrega-postgres-");
    try {
      var postgres =
          EmbeddedPostgres.builder()
              .setDataDirectory(folder.path())
              .setServerConfig("listen_addresses", "127.0.0.1")
              .setServerConfig("unix_socket_directories", "")
              .start();
      return new PostgresProcess(folder, postgres);
    } catch (IOException e) {
      folder.delete();
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Makes a database with nothing in it.
   *
   * @param name a word in lower case
   * @return a JDBC URL that needs neither user nor password beside it
   */
  public String emptyDatabase(String name) {
    execute("create database " + name);
    return url(name);
  }

  /**
   * Makes a schema with nothing in it, which is quicker than a database.
   *
   * @return a JDBC URL that needs neither user nor password beside it, and sees that schema alone
   */
  public String emptySchema() {
    var name = "s" + UUID.randomUUID().toString().replace("-", "");
    execute("create schema " + name);
    return url("postgres") + "&currentSchema=" + name;
  }

  /** Ends it and removes its data. */
  @Override
  public void close() {
    leash.close();
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    folder.delete();
  }

  /** The JDBC URL of a database, which needs neither user nor password beside it. */
  public String url(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s?user=postgres"
        .formatted(postgres.getPort(), database);
  }

  private void execute(String sql) {
    try (var connection = DriverManager.getConnection(url("postgres"));
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("Expected PostgreSQL to " + sql + ", but it did not", e);
    }
  }

  /** Looked at once. */
  private static final class Availability {

    static final boolean YES = hasServer() && (!isRoot() || canUnshare());

    private static boolean hasServer() {
      var system = System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux";
      var arch = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
      return PostgresProcess.class.getResource("/postgres-%s-%s.txz".formatted(system, arch))
          != null;
    }

    private static boolean isRoot() {
      return System.getProperty("user.name").equals("root");
    }

    private static boolean canUnshare() {
      try {
        var tried =
            new ProcessBuilder("unshare", "-U", "true")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return tried.waitFor(SECONDS_TO_TRY_UNSHARE, TimeUnit.SECONDS) && tried.exitValue() == 0;
      } catch (IOException e) {
        return false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }
}
