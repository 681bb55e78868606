package dev.entrega.notifier;

import dev.entrega.messaging.events.CloudEvent;
import dev.entrega.messaging.orders.OrderPlaced;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whom each order is for. Idempotent by order id: what an order was placed with first stands. */
final class Contacts {

  private static final String INSERT =
      """
      insert into contact (order_id, customer_id, name, email, phone, locale, currency)
      values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
      """;

  private final JdbcClient database;
  private final Conversations conversations;

  Contacts(JdbcClient database, Conversations conversations) {
    this.database = database;
    this.conversations = conversations;
  }

  /** Returns when the contact is durable, and what waited for it is due. */
  void on(CloudEvent<OrderPlaced> event) {
    keep(Contact.of(event.data()));
  }

  void keep(Contact contact) {
    database
        .sql(INSERT)
        .param(contact.orderId())
        .param(contact.customerId())
        .param(contact.name())
        .param(contact.email())
        .param(contact.phone())
        .param(contact.locale())
        .param(contact.currency())
        .update();
    conversations.wake(contact.orderId());
  }
}
