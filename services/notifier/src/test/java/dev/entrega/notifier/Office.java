package dev.entrega.notifier;

import com.zaxxer.hikari.HikariDataSource;
import dev.entrega.messaging.orders.OrderStatus;
import dev.entrega.messaging.orders.StatusChanged;
import dev.entrega.testing.EmptyDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A notifier with a database of its own, a clock that stands still until it is moved, and a
 * messenger that writes down what it is given. Every status is told on both channels.
 */
final class Office implements AutoCloseable {

  static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private final HikariDataSource source = new HikariDataSource();

  final JdbcClient database;
  final NotifierSettings settings;
  final Conversations conversations;
  final Contacts contacts;
  final OptOuts optOuts;
  final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  final List<Notification> sent = Collections.synchronizedList(new ArrayList<>());

  volatile Instant now = NOON;
  volatile Messenger messenger = (_, _, _) -> new Delivery.Taken();

  Office() {
    source.setJdbcUrl(EmptyDatabase.url());
    source.setMinimumIdle(1);
    Flyway.configure().dataSource(source).locations("classpath:db/notifier").load().migrate();
    InstantSource time = () -> now;
    database = JdbcClient.create(source);
    settings = settings();
    conversations =
        new Conversations(
            database, new TransactionTemplate(new JdbcTransactionManager(source)), time, settings);
    contacts = new Contacts(database, conversations);
    optOuts = new OptOuts(database, time);
  }

  private static NotifierSettings settings() {
    var all = EnumSet.allOf(OrderStatus.class);
    return new NotifierSettings(
        "https://entrega.example",
        "a-secret-of-the-tests",
        8,
        new NotifierSettings.Email("Entrega <oi@entrega.example>", all),
        new NotifierSettings.Sms(all),
        new NotifierSettings.Sending(
            4,
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            10,
            Duration.ofMinutes(2),
            new NotifierSettings.Sending.Rest(Duration.ofSeconds(1), Duration.ofMinutes(1)),
            new NotifierSettings.Sending.Pause(Duration.ofMinutes(1), Duration.ofHours(1)),
            3));
  }

  static Contact ana(String orderId) {
    return new Contact(
        orderId, "c-17", "Ana Souza", "ana@example.com", "+5511999990000", "pt-BR", "BRL");
  }

  static StatusChanged change(String orderId, OrderStatus status) {
    return change(orderId, status, null);
  }

  static StatusChanged change(String orderId, OrderStatus status, @Nullable Long totalCents) {
    return new StatusChanged(
        orderId, "c-17", status, status.sequence(), NOON, null, null, totalCents, null, "pt-BR");
  }

  void place(String orderId) {
    contacts.keep(ana(orderId));
  }

  void hear(String orderId, OrderStatus... statuses) {
    for (var status : statuses) {
      conversations.tell(change(orderId, status));
    }
  }

  Office after(Duration pause) {
    now = now.plus(pause);
    return this;
  }

  /** One round on a channel, two seconds later, so that nothing rests out of patience. */
  void round(Channel channel) {
    after(Duration.ofSeconds(2));
    rounds(channel).round();
  }

  Rounds rounds(Channel channel) {
    return new Rounds(channel, conversations, teller(), () -> now, settings.sending());
  }

  Teller teller() {
    return new Teller(
        conversations,
        (notification, contact, address) -> {
          var delivery = messenger.send(notification, contact, address);
          if (delivery instanceof Delivery.Taken) {
            sent.add(notification);
          }
          return delivery;
        },
        settings.sending(),
        metrics);
  }

  List<OrderStatus> sentOn(Channel channel, String orderId) {
    synchronized (sent) {
      return sent.stream()
          .filter(each -> each.channel() == channel && each.orderId().equals(orderId))
          .map(Notification::status)
          .toList();
    }
  }

  String outcome(String orderId, Channel channel, OrderStatus status) {
    return database
        .sql(
            """
            select outcome || coalesce(' ' || reason, '') from notification
            where order_id = ? and channel = ? and status = ?
            """)
        .params(orderId, channel.name(), status.name())
        .query(String.class)
        .single();
  }

  double counted(Channel channel, OrderStatus status, Outcome outcome) {
    return metrics
        .counter(
            "entrega.notifications",
            "channel",
            channel.word(),
            "status",
            status.name(),
            "outcome",
            outcome.word())
        .count();
  }

  @Override
  public void close() {
    source.close();
  }
}
