package dev.entrega.messaging.faults;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * A database that is away, restarts, is full, or rolled back for the sake of another transaction.
 */
final class DatabaseFaults implements FaultOfTheOtherSide {

  /**
   * SQLSTATE classes of SQL and PostgreSQL: connection, rollback, resources, operator intervention,
   * system error.
   */
  private static final Set<String> PASSING_CLASSES = Set.of("08", "40", "53", "57", "58");

  /** A server that has become a standby refuses to write; a lock was not given in time. */
  private static final Set<String> PASSING = Set.of("25006", "HYT00");

  @Override
  public boolean recognizes(Throwable fault) {
    return switch (fault) {
      case TransientDataAccessException _,
          RecoverableDataAccessException _,
          NonTransientDataAccessResourceException _,
          CannotCreateTransactionException _,
          SQLTransientException _,
          SQLRecoverableException _,
          SQLNonTransientConnectionException _ ->
          true;
      case SQLException other -> passes(other.getSQLState());
      default -> false;
    };
  }

  private static boolean passes(@Nullable String state) {
    return state != null
        && state.length() == 5
        && (PASSING_CLASSES.contains(state.substring(0, 2)) || PASSING.contains(state));
  }
}
