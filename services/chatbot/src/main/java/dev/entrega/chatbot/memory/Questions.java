package dev.entrega.chatbot.memory;

import dev.entrega.chatbot.questions.Language;
import dev.entrega.chatbot.questions.Question;
import dev.entrega.chatbot.questions.Turn;
import dev.entrega.messaging.contracts.Json;
import dev.entrega.messaging.orders.AnswerCompleted;
import dev.entrega.messaging.orders.AnswerEvent;
import dev.entrega.messaging.orders.AnswerFailed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every question and what became of it. Idempotent by customer and question id: of two answers the
 * first that is written down stands, and who comes later is told that one.
 */
public final class Questions {

  private static final String INSERT =
      """
      insert into question
        (customer_id, question_id, conversation_id, order_id, text, language, asked_at)
      values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
      """;
  private static final String FIND =
      """
      select conversation_id, order_id, text, language from question
      where customer_id = ? and question_id = ?
      """;
  private static final String CLAIM =
      """
      update question set claimed_until = ?
      where customer_id = ? and question_id = ? and outcome = 'OPEN'
        and (claimed_until is null or claimed_until < ?)
      """;
  private static final String RENEW =
      """
      update question set claimed_until = ?
      where customer_id = ? and question_id = ? and outcome = 'OPEN'
      """;
  private static final String ATTEMPT =
      "update question set attempts = attempts + 1 where customer_id = ? and question_id = ?";
  private static final String ATTEMPTS =
      "select attempts from question where customer_id = ? and question_id = ?";
  private static final String SETTLE =
      """
      update question set outcome = ?, answer = ?, settled_at = ?, claimed_until = null
      where customer_id = ? and question_id = ? and outcome = 'OPEN'
      """;
  private static final String SETTLED =
      """
      select outcome, answer from question
      where customer_id = ? and question_id = ? and outcome <> 'OPEN'
      """;
  private static final String TURNS =
      """
      select text, outcome, answer from question
      where customer_id = ? and conversation_id = ? and outcome = 'COMPLETED' and question_id <> ?
      order by asked_at desc limit ?
      """;
  private static final String ASKED_SINCE =
      "select count(*) from question where customer_id = ? and asked_at > ?";
  private static final String REPLY_LOST =
      """
      update question set reply_lost_at = ?
      where customer_id = ? and question_id = ? and reply_lost_at is null
      """;

  private static final String FORGET =
      """
      delete from question where (customer_id, question_id) in
        (select customer_id, question_id from question where asked_at < ? limit ?)
      """;

  private final JdbcClient database;
  private final InstantSource time;
  private final MemorySettings memory;

  Questions(JdbcClient database, InstantSource time, MemorySettings memory) {
    this.database = database;
    this.time = time;
    this.memory = memory;
  }

  /** Writes it down, unless it is. */
  public void keep(Question question) {
    database
        .sql(INSERT)
        .param(question.customerId())
        .param(question.key().questionId())
        .param(question.conversationId())
        .param(question.orderId())
        .param(question.text())
        .param(question.language().tag())
        .param(in(Duration.ZERO))
        .update();
  }

  /** As it was asked first; the trace is not kept. */
  public Optional<Question> find(Question.Key key) {
    return database
        .sql(FIND)
        .params(key.customerId(), key.questionId())
        .query((row, _) ->
            new Question(
                key,
                row.getString("conversation_id"),
                row.getString("order_id"),
                row.getString("text"),
                Language.of(row.getString("language"), ""),
                null))
        .optional();
  }

  /** Takes an open question for oneself, or returns false if it is settled or somebody else's. */
  public boolean claim(Question.Key key, Duration length) {
    return database
            .sql(CLAIM)
            .params(in(length), key.customerId(), key.questionId(), in(Duration.ZERO))
            .update()
        == 1;
  }

  /** Keeps an open question for oneself for that long from now. */
  public void renew(Question.Key key, Duration length) {
    database.sql(RENEW).params(in(length), key.customerId(), key.questionId()).update();
  }

  /** Lets others have it at once. */
  public void letGo(Question.Key key) {
    renew(key, Duration.ofMillis(-1));
  }

  /** Begins an attempt; returns its number, from 1. */
  public int beginAttempt(Question.Key key) {
    database.sql(ATTEMPT).params(key.customerId(), key.questionId()).update();
    return attempts(key);
  }

  /** How many were begun. */
  public int attempts(Question.Key key) {
    return database
        .sql(ATTEMPTS)
        .params(key.customerId(), key.questionId())
        .query(Integer.class)
        .single();
  }

  /** Writes down the end, and returns the one that stands. */
  public AnswerEvent settle(Question.Key key, AnswerEvent end) {
    var outcome = end instanceof AnswerCompleted ? "COMPLETED" : "FAILED";
    database
        .sql(SETTLE)
        .params(
            outcome,
            Json.MAPPER.writeValueAsString(end),
            in(Duration.ZERO),
            key.customerId(),
            key.questionId())
        .update();
    return settled(key).orElseThrow();
  }

  /** What became of it, if that is known. */
  public Optional<AnswerEvent> settled(Question.Key key) {
    return database
        .sql(SETTLED)
        .params(key.customerId(), key.questionId())
        .query((row, _) -> end(row))
        .optional();
  }

  /**
   * The last questions of the conversation that have an answer, within bounds, the oldest first.
   */
  public List<Turn> turnsBefore(Question question) {
    var latestFirst =
        database
            .sql(TURNS)
            .params(
                question.customerId(),
                question.conversationId(),
                question.key().questionId(),
                memory.turns())
            .query((row, _) -> new Turn(row.getString("text"), textOf(end(row))))
            .list();
    var turns = new ArrayList<Turn>();
    var characters = 0;
    for (var turn : latestFirst) {
      characters += turn.asked().length() + turn.answered().length();
      if (characters > memory.characters()) {
        break;
      }
      if (!turn.asked().isBlank() && !turn.answered().isBlank()) {
        turns.addFirst(turn);
      }
    }
    return List.copyOf(turns);
  }

  /** How many the customer asked within that time until now. */
  public long askedWithin(String customerId, Duration window) {
    return database
        .sql(ASKED_SINCE)
        .params(customerId, in(window.negated()))
        .query(Long.class)
        .single();
  }

  /** Notes that nobody waits for its answer any more. */
  public void replyLost(Question.Key key) {
    database.sql(REPLY_LOST).params(in(Duration.ZERO), key.customerId(), key.questionId()).update();
  }

  /** Forgets some that are older than that, whatever became of them; returns how many. */
  int forget(Duration age, int most) {
    return database.sql(FORGET).params(in(age.negated()), most).update();
  }

  private static String textOf(AnswerEvent end) {
    return end instanceof AnswerCompleted completed ? completed.text() : "";
  }

  private static AnswerEvent end(ResultSet row) throws SQLException {
    var type =
        row.getString("outcome").equals("COMPLETED") ? AnswerCompleted.class : AnswerFailed.class;
    return Json.MAPPER.readValue(row.getString("answer"), type);
  }

  private OffsetDateTime in(Duration pause) {
    return time.instant().plus(pause).truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }
}
