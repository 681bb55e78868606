package dev.entrega.status;

import com.zaxxer.hikari.HikariDataSource;
import dev.entrega.testing.EmptyDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A database of a test's own, migrated as the service's is. */
final class Database implements AutoCloseable {

  private final HikariDataSource source = new HikariDataSource();

  Database() {
    source.setJdbcUrl(EmptyDatabase.url());
    source.setMinimumIdle(1);
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

  @Override
  public void close() {
    source.close();
  }
}
