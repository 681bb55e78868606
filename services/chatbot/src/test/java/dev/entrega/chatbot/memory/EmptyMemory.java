package dev.entrega.chatbot.memory;

import com.zaxxer.hikari.HikariDataSource;
import dev.entrega.messaging.events.CloudEvent;
import dev.entrega.messaging.orders.OrderPlaced;
import dev.entrega.messaging.orders.OrderStatus;
import dev.entrega.messaging.orders.StatusChanged;
import dev.entrega.testing.EmptyDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.JsonNodeFactory;

/** A memory with a database of its own and a clock moved by hand. */
public final class EmptyMemory implements AutoCloseable {

  public static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private final HikariDataSource source = new HikariDataSource();
  private volatile Instant now = NOON;

  final JdbcClient database;
  public final Facts facts;
  public final Conversations conversations;
  public final Questions questions;

  public EmptyMemory() {
    source.setJdbcUrl(EmptyDatabase.url());
    source.setMinimumIdle(1);
    Flyway.configure().dataSource(source).locations("classpath:db/chatbot").load().migrate();
    database = JdbcClient.create(source);
    facts = new Facts(database, () -> now);
    conversations = new Conversations(database, () -> now);
    questions = new Questions(database, () -> now, new MemorySettings(2, 200));
  }

  public Memory memory() {
    return new Memory(questions, conversations, facts);
  }

  public void place(String orderId, String customerId) {
    var order =
        new OrderPlaced(
            orderId,
            new OrderPlaced.Customer(customerId, "Ana Souza", "ana@example.com", null, "pt-BR"),
            new OrderPlaced.Address("01310", "sao paulo", "SP", "BR"),
            List.of(new OrderPlaced.Item("sku", 2, 3990)),
            "BRL",
            new OrderPlaced.Payment("boleto", 1, null));
    facts.on(
        new CloudEvent<>(
            "e-" + orderId,
            "/shop",
            "order.placed",
            now.atOffset(ZoneOffset.UTC),
            null,
            order,
            JsonNodeFactory.instance.objectNode()));
  }

  public void change(String orderId, String customerId, OrderStatus status) {
    facts.on(
        new StatusChanged(
            orderId, customerId, status, status.sequence(), now, 7980L, 2440L, 10420L, null, "pt"));
  }

  public EmptyMemory after(Duration pause) {
    now = now.plus(pause);
    return this;
  }

  @Override
  public void close() {
    source.close();
  }
}
