package dev.entrega.testing;

import java.util.UUID;
import java.util.function.Supplier;

/** A database with nothing in it, of the kind that the running test class is on. */
public final class EmptyDatabase {

  static final Supplier<String> ON_H2 =
      () ->
          "jdbc:h2:mem:%s;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
                  .formatted(UUID.randomUUID())
              + ";DB_CLOSE_DELAY=-1";

  private static volatile Supplier<String> current = ON_H2;

  private EmptyDatabase() {}

  /**
   * Makes one. In a class with {@link OnEachDatabase} it is on H2 in the first round and on
   * PostgreSQL in the second, in any other on H2.
   *
   * @return a JDBC URL that needs neither user nor password beside it; no other caller gets the
   *     same
   */
  public static String url() {
    return current.get();
  }

  static void comesFrom(Supplier<String> databases) {
    current = databases;
  }
}
