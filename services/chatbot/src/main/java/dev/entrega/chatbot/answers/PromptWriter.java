package dev.entrega.chatbot.answers;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.entrega.chatbot.chain.Findings;
import dev.entrega.chatbot.chain.Findings.Change;
import dev.entrega.chatbot.chain.Passage;
import dev.entrega.chatbot.memory.OrderFacts;
import dev.entrega.chatbot.model.Prompt;
import dev.entrega.chatbot.questions.Language;
import dev.entrega.chatbot.questions.Question;
import dev.entrega.chatbot.questions.Turn;
import dev.entrega.messaging.contracts.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Composes what the answering model is asked: role, rules, examples, the order's facts, passages.
 * Whatever is data has {@code <}, {@code >} and {@code &} escaped, so that it cannot close a tag.
 */
final class PromptWriter {

  private final Map<Language, String> instructions = new EnumMap<>(Language.class);

  PromptWriter() {
    var frame = text("prompt.txt");
    for (var language : Language.values()) {
      var examples = text("examples.%s.txt".formatted(language.tag()));
      instructions.put(
          language,
          frame.replace("{language}", language.tag()).replace("{examples}", examples.strip()));
    }
  }

  Prompt of(Question question, List<Turn> turns, @Nullable OrderFacts facts, Findings findings) {
    var system =
        instructions.get(question.language())
            + section("order_facts", facts == null ? "" : escaped(json(facts)))
            + section("passages", passages(findings.passages()));
    return new Prompt(
        changed(system, findings.change()),
        turns.stream()
            .map(turn -> new Turn(escaped(turn.asked()), escaped(turn.answered())))
            .toList(),
        escaped(question.text()));
  }

  /** Applies what the chain wants changed. */
  static String changed(String system, Change change) {
    return switch (change.operation()) {
      case APPEND -> change.prompt().isEmpty() ? system : system + change.prompt() + "\n";
      case REPLACE_TAG -> replaced(system, change);
      case REPLACE_ALL -> change.prompt();
    };
  }

  /** The content of that tag is replaced; without one, the prompt goes behind. */
  private static String replaced(String system, Change change) {
    var opening = "\n<%s>".formatted(change.tag());
    var closing = "</%s>\n".formatted(change.tag());
    var from = system.lastIndexOf(opening);
    var to = system.indexOf(closing, Math.max(0, from));
    return from < 0 || to < 0
        ? system + change.prompt() + "\n"
        : system.substring(0, from + opening.length()) + change.prompt() + system.substring(to);
  }

  static String escaped(String data) {
    return data.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String passages(List<Passage> passages) {
    return passages.stream()
        .map(passage ->
            "\n<passage id=\"%d\" source=\"%s\">%s</passage>"
                .formatted(
                    passage.id(),
                    escaped(passage.source()).replace("\"", "&quot;"),
                    escaped(passage.text())))
        .collect(Collectors.joining());
  }

  private static String json(OrderFacts facts) {
    return Json.MAPPER.writeValueAsString(facts);
  }

  private static String section(String tag, String content) {
    return "<%s>%s</%s>\n".formatted(tag, content, tag);
  }

  private static String text(String resource) {
    try (var in = PromptWriter.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("Expected " + resource + " beside PromptWriter");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
