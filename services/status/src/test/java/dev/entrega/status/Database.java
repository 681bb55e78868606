package dev.entrega.status;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A database of a test's own, migrated as the service's is. */
final class Database {

  private final DataSource source;

  Database() {
    this.source =
        JdbcConnectionPool.create(
            "jdbc:h2:mem:"
                + UUID.randomUUID()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1",
            "sa",
            "");
    Flyway.configure().dataSource(source).locations("classpath:db/status").load().migrate();
  }

  Orders orders() {
    return new Orders(JdbcClient.create(source));
  }

  UpstreamEvents upstreamEvents(InstantSource clock, MeterRegistry metrics) {
    return new UpstreamEvents(JdbcClient.create(source), clock, metrics);
  }

  Timelines timelines(InstantSource clock) {
    return new Timelines(
        JdbcClient.create(source),
        new TransactionTemplate(new JdbcTransactionManager(source)),
        clock);
  }
}
