package dev.entrega.notifier;

import java.util.List;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Notifier without its timers: a test says when it looks for what is due. */
public final class NotifierDoor {

  private final List<Rounds> rounds;
  private final OptOuts optOuts;
  private final JdbcClient database;

  /** Finds who tells. */
  public NotifierDoor(ApplicationContext notifier) {
    rounds = List.copyOf(notifier.getBeansOfType(Rounds.class).values());
    optOuts = notifier.getBean(OptOuts.class);
    database = notifier.getBean(JdbcClient.class);
  }

  /** Tells what is due, on every channel. */
  public void tell() {
    rounds.forEach(Rounds::round);
  }

  /** The customer wants no e-mail any more. */
  public void optOut(String customerId) {
    optOuts.want(customerId, Channel.EMAIL, false);
  }

  /** Whether nothing waits to be told. */
  public boolean isAtRest() {
    return database
            .sql("select count(*) from conversation where due_at is not null")
            .query(Long.class)
            .single()
        == 0;
  }
}
