package dev.entrega.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@PostgresAvailable
class PostgresProcessTest {

  private final PostgresProcess postgres;

  PostgresProcessTest(PostgresProcess postgres) {
    this.postgres = postgres;
  }

  @Test
  void databases_see_nothing_of_each_other() throws Exception {
    var one = postgres.emptyDatabase("one");
    var other = postgres.emptyDatabase("other");
    execute(one, "create table thing (id int)");

    assertThatThrownBy(() -> execute(other, "select * from thing"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("does not exist");
  }

  @Test
  void schemas_see_nothing_of_each_other() throws Exception {
    var one = postgres.emptySchema();
    var other = postgres.emptySchema();
    execute(one, "create table thing (id int)");

    assertThatThrownBy(() -> execute(other, "select * from thing"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("does not exist");
  }

  @Test
  void what_it_refuses_is_told() {
    assertThatThrownBy(() -> postgres.emptyDatabase("no such name"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no such name");
  }

  @Test
  void it_is_gone_when_closed() throws Exception {
    String url;
    try (var second = PostgresProcess.start()) {
      url = second.emptySchema();
      execute(url, "select 1");
    }

    assertThatThrownBy(() -> execute(url, "select 1")).isInstanceOf(SQLException.class);
  }

  private static void execute(String url, String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.execute(sql);
      assertThat(connection.getMetaData().getDatabaseProductName()).isEqualTo("PostgreSQL");
    }
  }
}
