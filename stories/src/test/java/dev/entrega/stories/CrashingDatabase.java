package dev.entrega.stories;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A service's database, at each commit of which the service may crash: right before it, so that
 * nothing is written, or right after it, so that nobody who waited for it goes on.
 */
final class CrashingDatabase extends DelegatingDataSource {

  private static final List<String> WRITES = List.of("executeUpdate", "executeBatch");

  private final String service;
  private final Faults faults;

  CrashingDatabase(DataSource database, String service, Faults faults) {
    super(database);
    this.service = service;
    this.faults = faults;
  }

  @Override
  public Connection getConnection() throws SQLException {
    var connection = super.getConnection();
    return proxy(
        Connection.class,
        connection,
        (method, call) ->
            switch (method) {
              case "commit" -> commit(call);
              case "prepareStatement" -> statement(connection, (PreparedStatement) call.call());
              default -> call.call();
            });
  }

  /** Outside of a transaction each statement commits by itself. */
  private PreparedStatement statement(Connection connection, PreparedStatement statement) {
    return proxy(
        PreparedStatement.class,
        statement,
        (method, call) ->
            WRITES.contains(method) && connection.getAutoCommit() ? commit(call) : call.call());
  }

  private @Nullable Object commit(Callable<@Nullable Object> call) throws Exception {
    var fate = faults.nextWrite(service);
    if (fate == Faults.Fate.LOST) {
      throw new Crash(service, "before");
    }
    var result = call.call();
    if (fate == Faults.Fate.UNHEARD) {
      throw new Crash(service, "after");
    }
    return result;
  }

  /** What becomes of a call. */
  private interface Handler {
    @Nullable Object handle(String method, Callable<@Nullable Object> call) throws Exception;
  }

  private static <T> T proxy(Class<T> type, T real, Handler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) ->
                handler.handle(method.getName(), () -> call(real, method, arguments))));
  }

  private static @Nullable Object call(Object real, Method method, Object @Nullable [] arguments)
      throws Exception {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }
}
