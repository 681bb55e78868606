package dev.entrega.notifier;

import dev.entrega.messaging.orders.OrderStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads a {@link Conversation} from its rows. */
final class ConversationReader {

  private static final String CONVERSATION =
      """
      select c.*, v.attempts, v.revision
      from conversation v join contact c on c.order_id = v.order_id
      where v.order_id = ? and v.channel = ?
      """;
  private static final String NOTIFICATIONS =
      """
      select status, total_cents, outcome from notification
      where order_id = ? and channel = ? order by sequence
      """;

  private final JdbcClient database;

  ConversationReader(JdbcClient database) {
    this.database = database;
  }

  /** The revision is read before the messages: if one comes in between, it is seen again. */
  Conversation read(String orderId, Channel channel) {
    var row = database.sql(CONVERSATION).params(orderId, channel.name()).query(Row::read).single();
    var told = 0;
    var pending = new ArrayList<Notification>();
    for (var said : said(orderId, channel)) {
      var notification = said.notification();
      if (said.isPending()) {
        pending.add(notification);
      } else {
        told = notification.status().sequence();
      }
    }
    return new Conversation(row.contact(), channel, told, pending, row.attempts(), row.revision());
  }

  private List<Said> said(String orderId, Channel channel) {
    return database
        .sql(NOTIFICATIONS)
        .params(orderId, channel.name())
        .query((row, _) -> {
          var status = OrderStatus.valueOf(row.getString("status"));
          var total = row.getObject("total_cents", Long.class);
          return new Said(
              new Notification(orderId, channel, status, total),
              row.getString("outcome").equals("PENDING"));
        })
        .list();
  }

  private record Said(Notification notification, boolean isPending) {}

  private record Row(Contact contact, int attempts, long revision) {

    static Row read(ResultSet row, int number) throws SQLException {
      return new Row(contactOf(row), row.getInt("attempts"), row.getLong("revision"));
    }

    private static Contact contactOf(ResultSet row) throws SQLException {
      return new Contact(
          row.getString("order_id"),
          row.getString("customer_id"),
          row.getString("name"),
          row.getString("email"),
          row.getString("phone"),
          row.getString("locale"),
          row.getString("currency"));
    }
  }
}
