package dev.entrega.notifier;

import dev.entrega.messaging.orders.StatusChanged;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What customers are to be told, and were. Idempotent by order, status and channel: of two changes
 * to the same status the first one counts.
 *
 * <p>A message is written down with its conversation in one transaction; the conversation becomes
 * due in the same update if the contact is known. If contact and message come at the same moment,
 * neither may see the other, so each looks once more when it is durable itself.
 */
final class Conversations {

  private static final String INSERT_NOTIFICATION =
      """
      insert into notification (order_id, channel, sequence, status, total_cents, heard_at)
      values (?, ?, ?, ?, ?, ?) on conflict do nothing
      """;
  private static final String INSERT_CONVERSATION =
      "insert into conversation (order_id, channel) values (?, ?) on conflict do nothing";
  private static final String ADD =
      """
      update conversation
      set revision = revision + 1,
        due_at = case when exists (select 1 from contact where order_id = ?)
          then coalesce(due_at, ?) else due_at end
      where order_id = ? and channel = ?
      """;
  private static final String WAKE =
      """
      update conversation set due_at = ?
      where order_id = ? and due_at is null
        and exists (select 1 from contact where contact.order_id = conversation.order_id)
        and exists (
          select 1 from notification
          where notification.order_id = conversation.order_id
            and notification.channel = conversation.channel and outcome = 'PENDING')
      """;
  private static final String DUE =
      "select order_id from conversation where channel = ? and due_at <= ? order by due_at limit ?";
  private static final String CLAIM =
      "update conversation set due_at = ? where order_id = ? and channel = ? and due_at <= ?";
  private static final String LATER =
      "update conversation set due_at = ?, attempts = ? where order_id = ? and channel = ?";
  private static final String FINISH =
      """
      update conversation set due_at = null, attempts = 0
      where order_id = ? and channel = ? and revision = ?
      """;
  private static final String SETTLE =
      """
      update notification set outcome = ?, reason = ?, settled_at = ?
      where order_id = ? and channel = ? and sequence = ? and outcome = 'PENDING'
      """;
  private static final String IS_OPTED_OUT =
      "select exists (select 1 from opt_out where customer_id = ? and channel = ?)";
  private static final String COUNT_DUE =
      "select count(*) from conversation where channel = ? and due_at is not null";

  private final JdbcClient database;
  private final TransactionOperations transaction;
  private final InstantSource time;
  private final NotifierSettings settings;

  Conversations(
      JdbcClient database,
      TransactionOperations transaction,
      InstantSource time,
      NotifierSettings settings) {
    this.database = database;
    this.transaction = transaction;
    this.time = time;
    this.settings = settings;
  }

  /** Returns when it is durable what the customer shall be told of the change. */
  void tell(StatusChanged change) {
    for (var channel : Channel.values()) {
      if (settings.statusesOf(channel).contains(change.status())) {
        transaction.executeWithoutResult(_ -> add(channel, change));
      }
    }
    wake(change.orderId());
  }

  private void add(Channel channel, StatusChanged change) {
    var orderId = change.orderId();
    var status = change.status();
    var isNew =
        database
            .sql(INSERT_NOTIFICATION)
            .param(orderId)
            .param(channel.name())
            .param(status.sequence())
            .param(status.name())
            .param(change.totalCents())
            .param(in(Duration.ZERO))
            .update();
    if (isNew == 1) {
      database.sql(INSERT_CONVERSATION).params(orderId, channel.name()).update();
      var soon = in(settings.sending().patience());
      database.sql(ADD).params(orderId, soon, orderId, channel.name()).update();
    }
  }

  /** Makes due what waits for nothing but the contact, if that is there now. */
  void wake(String orderId) {
    database.sql(WAKE).params(in(settings.sending().patience()), orderId).update();
  }

  /** The orders with whose customer somebody may go on, the longest due first. */
  List<String> due(Channel channel, int limit) {
    return database
        .sql(DUE)
        .params(channel.name(), in(Duration.ZERO), limit)
        .query((row, _) -> row.getString(1))
        .list();
  }

  /** Takes a conversation for oneself, or returns null if it is not due or somebody else's. */
  @Nullable Conversation claim(String orderId, Channel channel) {
    var claimed =
        database
            .sql(CLAIM)
            .params(in(settings.sending().lease()), orderId, channel.name(), in(Duration.ZERO))
            .update();
    return claimed == 1 ? read(orderId, channel) : null;
  }

  /** Reads one that is claimed. */
  Conversation read(String orderId, Channel channel) {
    return new ConversationReader(database).read(orderId, channel);
  }

  /** Whether the customer wants nothing there by now; that may change while messages are sent. */
  boolean isOptedOut(Conversation conversation) {
    return database
        .sql(IS_OPTED_OUT)
        .params(conversation.contact().customerId(), conversation.channel().name())
        .query(Boolean.class)
        .single();
  }

  /** Goes on with it after a while, here or elsewhere. */
  void later(Conversation conversation, Duration pause, int attempts) {
    database
        .sql(LATER)
        .params(
            in(pause), attempts, conversation.contact().orderId(), conversation.channel().name())
        .update();
  }

  /** Lets go, or returns false and does nothing if there is more to tell meanwhile. */
  boolean finish(Conversation conversation) {
    return database
            .sql(FINISH)
            .params(
                conversation.contact().orderId(),
                conversation.channel().name(),
                conversation.revision())
            .update()
        == 1;
  }

  /** Writes down what became of a message. */
  void settle(Notification notification, Outcome outcome, @Nullable String reason) {
    database
        .sql(SETTLE)
        .param(outcome.name())
        .param(reason)
        .param(in(Duration.ZERO))
        .param(notification.orderId())
        .param(notification.channel().name())
        .param(notification.status().sequence())
        .update();
  }

  /** How many conversations have something to tell that was not told yet. */
  long countDue(Channel channel) {
    return database.sql(COUNT_DUE).param(channel.name()).query(Long.class).single();
  }

  /** The database keeps microseconds, and what was written must not lie ahead of the clock. */
  private OffsetDateTime in(Duration pause) {
    return time.instant().plus(pause).truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }
}
