package dev.entrega.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.DriverManager;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestClassOrder;

@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class OnEachDatabaseTest {

  private static final Set<String> PRODUCTS = new LinkedHashSet<>();

  @AfterAll
  static void forget() {
    PRODUCTS.clear();
  }

  @Nested
  @Order(1)
  @OnEachDatabase
  class Rounds {

    @Test
    void each_call_gives_another_empty_database() throws Exception {
      for (int call = 0; call < 2; call++) {
        try (var connection = DriverManager.getConnection(EmptyDatabase.url());
            var statement = connection.createStatement()) {
          statement.execute("create table thing (id int)");
          PRODUCTS.add(connection.getMetaData().getDatabaseProductName());
        }
      }
    }
  }

  @Nested
  @Order(2)
  class AfterThem {

    @Test
    void there_were_two_kinds() {
      assumeTrue(PostgresProcess.isAvailable());
      assertThat(PRODUCTS).containsExactly("H2", "PostgreSQL");
    }

    @Test
    void any_other_class_is_on_h2() {
      assertThat(EmptyDatabase.url()).startsWith("jdbc:h2:");
    }
  }
}
