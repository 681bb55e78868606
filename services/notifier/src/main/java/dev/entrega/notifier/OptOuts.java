package dev.entrega.notifier;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who wants to hear nothing on a channel. To say the same again changes nothing. */
final class OptOuts {

  private final JdbcClient database;
  private final InstantSource time;

  OptOuts(JdbcClient database, InstantSource time) {
    this.database = database;
    this.time = time;
  }

  /** Holds from the next message on. */
  void want(String customerId, Channel channel, boolean wanted) {
    if (wanted) {
      database
          .sql("delete from opt_out where customer_id = ? and channel = ?")
          .params(customerId, channel.name())
          .update();
    } else {
      var now = time.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
      database
          .sql(
              """
              insert into opt_out (customer_id, channel, since) values (?, ?, ?)
              on conflict do nothing
              """)
          .params(customerId, channel.name(), now)
          .update();
    }
  }

  /** For each channel whether the customer wants to hear there. */
  Map<Channel, Boolean> of(String customerId) {
    var out =
        new HashSet<>(
            database
                .sql("select channel from opt_out where customer_id = ?")
                .param(customerId)
                .query((row, _) -> row.getString("channel"))
                .list());
    var wanted = new EnumMap<Channel, Boolean>(Channel.class);
    for (var channel : Channel.values()) {
      wanted.put(channel, !out.contains(channel.name()));
    }
    return wanted;
  }
}
