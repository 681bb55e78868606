package dev.entrega.chatbot.answers;

import dev.entrega.chatbot.answers.Course.HandOff;
import dev.entrega.chatbot.chain.Chain;
import dev.entrega.chatbot.chain.Findings;
import dev.entrega.chatbot.chain.Passage;
import dev.entrega.chatbot.guard.Guard;
import dev.entrega.chatbot.guard.Known;
import dev.entrega.chatbot.memory.Memory;
import dev.entrega.chatbot.memory.OrderFacts;
import dev.entrega.chatbot.model.Model;
import dev.entrega.chatbot.model.ModelFault;
import dev.entrega.chatbot.model.Prompt;
import dev.entrega.chatbot.questions.Question;
import dev.entrega.chatbot.questions.Turn;
import dev.entrega.messaging.orders.AnswerCompleted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers one question with the models: facts, chain, prompt, and then the words, as they come. An
 * attempt that breaks off is followed by another one, which starts over.
 */
final class Answering {

  private static final Logger LOG = LoggerFactory.getLogger(Answering.class);
  private static final Pattern CITATION = Pattern.compile("\\[(\\d{1,2})]");

  private final Memory memory;
  private final Chain chain;
  private final Model model;
  private final PromptWriter prompts = new PromptWriter();
  private final AssistantMetrics metrics;
  private final AnsweringSettings settings;

  Answering(
      Memory memory,
      Chain chain,
      Model model,
      AssistantMetrics metrics,
      AnsweringSettings settings) {
    this.memory = memory;
    this.chain = chain;
    this.model = model;
    this.metrics = metrics;
    this.settings = settings;
  }

  /** What came of it. */
  sealed interface Result {}

  /** A whole answer. */
  record Answer(AnswerCompleted completed) implements Result {}

  /** Nothing that an answer could be made of. */
  record Nothing(HandOff handOff) implements Result {}

  /** No model gave a whole answer. */
  record Failure(String reason, int attempt) implements Result {}

  /** What an answer may be made of. */
  private record Material(
      Question question,
      @Nullable OrderFacts facts,
      Findings findings,
      Prompt prompt,
      Known known) {}

  /** Returns what came of it; the pieces are told meanwhile. */
  Result answer(Question question, Asker asker) throws InterruptedException {
    if (memory.questions().attempts(question.key()) >= settings.attemptsInAll()) {
      return new Failure("interrupted", settings.attemptsInAll());
    }
    var facts = facts(question).orElse(null);
    var turns = memory.questions().turnsBefore(question);
    var asked = turns.stream().map(Turn::asked).toList();
    var findings = chain.findings(question, asked, facts != null);
    metrics.found(findings);
    if (findings.cameBackEmpty() && facts == null) {
      return new Nothing(
          new HandOff(Phrases.NOTHING_FOUND.in(question.language()), "nothing-found"));
    }
    var words = new ArrayList<>(asked);
    words.add(question.text());
    findings.passages().forEach(passage -> words.add(passage.text()));
    return attempts(
        new Material(
            question,
            facts,
            findings,
            prompts.of(question, turns, facts, findings),
            new Known(facts, words)),
        asker);
  }

  /**
   * Of the order that was given; else of the one named, last spoken of, or placed last. Who names
   * an order that is not theirs is told of no other one instead.
   */
  private Optional<OrderFacts> facts(Question question) {
    var facts = memory.facts();
    var customerId = question.customerId();
    var given = question.orderId();
    if (given != null) {
      return facts.of(customerId, given);
    }
    var named = facts.named(customerId, question.text());
    if (named.isPresent() || question.namesAnOrder()) {
      return named;
    }
    return memory
        .conversations()
        .orderOf(question)
        .flatMap(orderId -> facts.of(customerId, orderId))
        .or(() -> facts.latest(customerId));
  }

  private Result attempts(Material material, Asker asker) throws InterruptedException {
    var key = material.question().key();
    var pause = settings.growing();
    for (var tried = 1; ; tried++) {
      var attempt = memory.questions().beginAttempt(key);
      try {
        return new Answer(attempt(material, attempt, asker));
      } catch (ModelFault fault) {
        LOG.warn("question {}: attempt {} failed: {}", key, attempt, fault.getMessage());
        if (fault.isFinal()) {
          return new Failure("model-refused", attempt);
        }
        if (tried >= settings.attempts()) {
          return new Failure("model-unavailable", attempt);
        }
        Thread.sleep(pause.after(tried));
      }
    }
  }

  private AnswerCompleted attempt(Material material, int attempt, Asker asker)
      throws InterruptedException {
    var question = material.question();
    var telling = new Telling(question.key().questionId(), attempt, asker);
    var guard = new Guard(material.known(), telling::tell);
    var usage = model.answer(material.prompt(), guard::take);
    guard.end();
    metrics.withheld(guard.withheld());
    var findings = material.findings();
    var facts = material.facts();
    return new AnswerCompleted(
        question.key().questionId(),
        attempt,
        telling.text(),
        question.language().tag(),
        false,
        facts == null ? null : facts.orderId(),
        citations(telling.text(), findings.passages()),
        new AnswerCompleted.Usage(
            usage.inputTokens() + findings.inputTokens(),
            usage.outputTokens() + findings.outputTokens(),
            usage.modelId()));
  }

  private static List<AnswerCompleted.Citation> citations(String text, List<Passage> passages) {
    var cited =
        CITATION
            .matcher(text)
            .results()
            .map(found -> Integer.parseInt(found.group(1)))
            .distinct()
            .toList();
    return passages.stream()
        .filter(passage -> cited.contains(passage.id()))
        .map(passage ->
            new AnswerCompleted.Citation(passage.id(), passage.source(), passage.title()))
        .toList();
  }
}
