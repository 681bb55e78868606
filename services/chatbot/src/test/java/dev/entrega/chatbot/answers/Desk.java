package dev.entrega.chatbot.answers;

import dev.entrega.chatbot.chain.Chain;
import dev.entrega.chatbot.chain.Findings;
import dev.entrega.chatbot.chain.Findings.Change;
import dev.entrega.chatbot.chain.Findings.Operation;
import dev.entrega.chatbot.chain.Findings.Retrieval;
import dev.entrega.chatbot.chain.Findings.TaskDetail;
import dev.entrega.chatbot.chain.Passage;
import dev.entrega.chatbot.memory.EmptyMemory;
import dev.entrega.chatbot.model.Model;
import dev.entrega.chatbot.model.Models;
import dev.entrega.chatbot.model.Prompt;
import dev.entrega.chatbot.questions.Question;
import dev.entrega.messaging.orders.AnswerDelta;
import dev.entrega.messaging.orders.AnswerEvent;
import dev.entrega.messaging.orders.OrderStatus;
import dev.entrega.messaging.orders.QuestionAsked;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A chatbot with a memory of its own and models made up for a test. */
public final class Desk implements AutoCloseable {

  static final Instant NOON = EmptyMemory.NOON;
  public static final Change NO_CHANGE = new Change(Operation.APPEND, "", null);
  public static final Findings NOTHING_NEEDED =
      new Findings(Retrieval.NOT_NEEDED, List.of(), NO_CHANGE, List.of());

  public final EmptyMemory memory = new EmptyMemory();
  public volatile Chain chain = (_, _, _) -> NOTHING_NEEDED;
  public volatile Model model = saying("Tudo certo.");

  final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  final List<AnswerEvent> told = new CopyOnWriteArrayList<>();
  final List<Prompt> prompts = new CopyOnWriteArrayList<>();

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

  public Assistant assistant() {
    var remembered = memory.memory();
    var counted = new AssistantMetrics(metrics, Models.metrics(metrics));
    Model watched =
        (prompt, pieces) -> {
          prompts.add(prompt);
          return model.answer(prompt, pieces);
        };
    return new Assistant(
        remembered,
        new Courses(memory.conversations, memory.questions, limits()),
        new Answering(
            remembered, (q, c, o) -> chain.findings(q, c, o), watched, counted, answering()),
        counted,
        answering());
  }

  /** What Ana is told when she asks in her one conversation. */
  public AnswerEvent ask(String questionId, String text) throws InterruptedException {
    return ask(question("ana", questionId, null, text));
  }

  public AnswerEvent ask(Question question) throws InterruptedException {
    told.clear();
    assistant().answer(question, told::add);
    return told.getLast();
  }

  public static Question question(
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
    memory.place(orderId, customerId);
  }

  void change(String orderId, String customerId, OrderStatus status) {
    memory.change(orderId, customerId, status);
  }

  public Desk after(Duration pause) {
    memory.after(pause);
    return this;
  }

  /** A model that says these pieces and comes to its end. */
  public static Model saying(String... pieces) {
    return (_, told) -> {
      List.of(pieces).forEach(told);
      return new Model.Usage("m", 100, 10);
    };
  }

  public static Findings found(String... texts) {
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
    memory.close();
  }
}
