package dev.entrega.chatbot.memory;

import dev.entrega.chatbot.questions.Question;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How each conversation stands: the order spoken of, and who has it, the assistant or a human. */
public final class Conversations {

  private static final String INSERT =
      """
      insert into conversation (customer_id, conversation_id) values (?, ?) on conflict do nothing
      """;
  private static final String OF = " where customer_id = ? and conversation_id = ?";

  private static final String FORGET =
      """
      delete from conversation where (customer_id, conversation_id) in
        (select customer_id, conversation_id from conversation c
         where handed_off_at is null and not exists
           (select 1 from question q
            where q.customer_id = c.customer_id and q.conversation_id = c.conversation_id)
         limit ?)
      """;

  private final JdbcClient database;
  private final InstantSource time;

  Conversations(JdbcClient database, InstantSource time) {
    this.database = database;
    this.time = time;
  }

  /** One that a human has, and why. */
  public record HandedOff(
      String customerId, String conversationId, OffsetDateTime since, String why) {}

  /** Whether a human has it. */
  public boolean isHandedOff(Question question) {
    return !database
        .sql("select 1 from conversation" + OF + " and handed_off_at is not null")
        .params(question.customerId(), question.conversationId())
        .query((_, _) -> true)
        .list()
        .isEmpty();
  }

  /** The order last spoken of. */
  public Optional<String> orderOf(Question question) {
    return database
        .sql("select order_id from conversation" + OF + " and order_id is not null")
        .params(question.customerId(), question.conversationId())
        .query((row, _) -> row.getString(1))
        .optional();
  }

  /** Notes that a question was answered, and of which order it spoke. */
  public void answered(Question question, @Nullable String orderId) {
    keep(question);
    database
        .sql("update conversation set failures = 0, order_id = coalesce(?, order_id)" + OF)
        .param(orderId)
        .param(question.customerId())
        .param(question.conversationId())
        .update();
  }

  /** Notes that a question got no answer, and returns how many in a row did not. */
  public int failed(Question question) {
    keep(question);
    database
        .sql("update conversation set failures = failures + 1" + OF)
        .params(question.customerId(), question.conversationId())
        .update();
    return database
        .sql("select failures from conversation" + OF)
        .params(question.customerId(), question.conversationId())
        .query(Integer.class)
        .single();
  }

  /** Gives the conversation to a human; the assistant is silent until it is released. */
  public void handOff(Question question, String why) {
    keep(question);
    database
        .sql(
            "update conversation set handed_off_at = ?, handed_off_why = ?"
                + OF
                + " and handed_off_at is null")
        .params(now(), why, question.customerId(), question.conversationId())
        .update();
  }

  /** Gives it back to the assistant; returns false if no human had it. */
  public boolean release(String customerId, String conversationId) {
    return database
            .sql(
                "update conversation set handed_off_at = null, handed_off_why = null, failures = 0"
                    + OF
                    + " and handed_off_at is not null")
            .params(customerId, conversationId)
            .update()
        == 1;
  }

  /** Those that humans have, the longest first. */
  public List<HandedOff> handedOff(int most) {
    return database
        .sql(
            """
            select customer_id, conversation_id, handed_off_at, handed_off_why from conversation
            where handed_off_at is not null order by handed_off_at limit ?
            """)
        .param(most)
        .query((row, _) ->
            new HandedOff(
                row.getString(1),
                row.getString(2),
                row.getObject(3, OffsetDateTime.class),
                row.getString(4)))
        .list();
  }

  /** Forgets some of which no question is left, unless a human has them; returns how many. */
  int forgetEmpty(int most) {
    return database.sql(FORGET).param(most).update();
  }

  private void keep(Question question) {
    database.sql(INSERT).params(question.customerId(), question.conversationId()).update();
  }

  private OffsetDateTime now() {
    return time.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }
}
