package dev.entrega.chatbot;

import com.zaxxer.hikari.HikariDataSource;
import dev.entrega.chatbot.Findings.Change;
import dev.entrega.chatbot.Findings.Operation;
import dev.entrega.chatbot.Findings.Retrieval;
import dev.entrega.chatbot.Findings.TaskDetail;
import dev.entrega.chatbot.Prices.Price;
import dev.entrega.messaging.events.CloudEvent;
import dev.entrega.messaging.orders.AnswerDelta;
import dev.entrega.messaging.orders.AnswerEvent;
import dev.entrega.messaging.orders.OrderPlaced;
import dev.entrega.messaging.orders.OrderStatus;
import dev.entrega.messaging.orders.QuestionAsked;
import dev.entrega.messaging.orders.StatusChanged;
import dev.entrega.testing.EmptyDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.JsonNodeFactory;

/** A chatbot with a database of its own, a clock moved by hand, and models made up for a test. */
final class Desk implements AutoCloseable {

  static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  static final Change NO_CHANGE = new Change(Operation.APPEND, "", null);
  static final Findings NOTHING_NEEDED =
      new Findings(Retrieval.NOT_NEEDED, List.of(), NO_CHANGE, List.of());

  private final HikariDataSource source = new HikariDataSource();

  final JdbcClient database;
  final Facts facts;
  final Conversations conversations;
  final Questions questions;
  final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  final List<AnswerEvent> told = new CopyOnWriteArrayList<>();
  final List<Prompt> prompts = new CopyOnWriteArrayList<>();

  volatile Instant now = NOON;
  volatile Chain chain = (_, _, _) -> NOTHING_NEEDED;
  volatile Model model = saying("Tudo certo.");

  Desk() {
    source.setJdbcUrl(EmptyDatabase.url());
    source.setMinimumIdle(1);
    Flyway.configure().dataSource(source).locations("classpath:db/chatbot").load().migrate();
    database = JdbcClient.create(source);
    facts = new Facts(database, () -> now);
    conversations = new Conversations(database, () -> now);
    questions = new Questions(database, () -> now, new MemorySettings(2, 200));
  }

  static Limits limits() {
    return new Limits(100, 5, Duration.ofMinutes(1));
  }

  static AnsweringSettings answering() {
    return new AnsweringSettings(
        3,
        6,
        Duration.ofMillis(1),
        Duration.ofMillis(1),
        Duration.ofSeconds(10),
        Duration.ofMillis(5),
        2);
  }

  Assistant assistant() {
    var memory = new Memory(questions, conversations, facts);
    var counted =
        new AssistantMetrics(
            metrics,
            new ModelMetrics(
                metrics, new Prices(Map.of("m", new Price(BigDecimal.ONE, BigDecimal.TEN)))));
    Model watched =
        (prompt, pieces) -> {
          prompts.add(prompt);
          return model.answer(prompt, pieces);
        };
    return new Assistant(
        memory,
        new Courses(conversations, questions, limits()),
        new Answering(memory, (q, c, o) -> chain.findings(q, c, o), watched, counted, answering()),
        counted,
        answering());
  }

  /** What Ana is told when she asks in her one conversation. */
  AnswerEvent ask(String questionId, String text) throws InterruptedException {
    return ask(question("ana", questionId, null, text));
  }

  AnswerEvent ask(Question question) throws InterruptedException {
    told.clear();
    assistant().answer(question, told::add);
    return told.getLast();
  }

  static Question question(
      String customerId, String questionId, @Nullable String orderId, String text) {
    return Question.of(
        new QuestionAsked(questionId, "c-" + customerId, customerId, orderId, text, null), null);
  }

  List<String> pieces() {
    return told.stream()
        .filter(AnswerDelta.class::isInstance)
        .map(event -> ((AnswerDelta) event).text())
        .toList();
  }

  String systemPrompt() {
    return prompts.getLast().system();
  }

  void place(String orderId, String customerId) {
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

  void change(String orderId, String customerId, OrderStatus status) {
    facts.on(
        new StatusChanged(
            orderId, customerId, status, status.sequence(), now, 7980L, 2440L, 10420L, null, "pt"));
  }

  Desk after(Duration pause) {
    now = now.plus(pause);
    return this;
  }

  /** A model that says these pieces and comes to its end. */
  static Model saying(String... pieces) {
    return (_, told) -> {
      List.of(pieces).forEach(told);
      return new Model.Usage("m", 100, 10);
    };
  }

  static Findings found(String... texts) {
    var passages = new ArrayList<Passage>();
    for (var text : texts) {
      var id = passages.size() + 1;
      passages.add(new Passage(id, text, "s3://k/pt-BR/%d.md".formatted(id)));
    }
    return new Findings(
        Retrieval.DONE,
        passages,
        NO_CHANGE,
        List.of(new TaskDetail("InsertKeywords", "small", 7, 3, null)));
  }

  @Override
  public void close() {
    source.close();
  }
}
