package dev.entrega.stories;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The tables of a service, emptied between stories. What one story leaves undone, such as a charge
 * on which the provider is silent for ever, would be swept in all that follow: their faults would
 * strike it instead of them, and a seed would not tell the same story alone.
 */
final class Tables {

  private static final String NAMES =
      "select table_name from information_schema.tables where table_schema = 'public'"
          + " and table_name <> 'flyway_schema_history'";

  private final JdbcTemplate database;
  private final List<String> names;

  Tables(JdbcTemplate database) {
    this.database = database;
    this.names = database.query(NAMES, (row, _) -> row.getString("table_name"));
    if (names.isEmpty()) {
      throw new IllegalStateException("Expected a service to have tables, but it has none");
    }
  }

  void clear() {
    database.execute("set referential_integrity false");
    names.forEach(name -> database.execute("truncate table \"" + name + "\""));
    database.execute("set referential_integrity true");
  }
}
