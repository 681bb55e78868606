package dev.entrega.local.aws.knowledge;

import dev.entrega.local.aws.bedrock.Prompt;
import dev.entrega.local.aws.bedrock.Prompt.Role;
import dev.entrega.local.aws.bedrock.Prompt.Turn;
import dev.entrega.local.aws.bedrock.extractive.ExtractiveModel;
import dev.entrega.local.aws.knowledge.Recall.Asked;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How often the local model answers with the right entry, asked as the rag-chain asks: search words
 * and policy of the model, ten hits, the first five in the language asked, no order.
 *
 * <pre>{@code java … dev.entrega.local.aws.knowledge.Answered knowledge questions.tsv}</pre>
 */
final class Answered {

  private static final int HITS = 10;
  private static final int PASSAGES = 5;
  private static final Pattern CITATION = Pattern.compile("\\[(\\d)]");

  private Answered() {}

  /** What became of a question. */
  enum Outcome {
    /** The right entry is cited. */
    RIGHT,
    /** Another one is. */
    WRONG,
    /** None is, and the right one was among the passages. */
    UNSEEN,
    /** None is, and the right one was not found. */
    NOT_FOUND,
    /** It was taken for a question that the order answers, or a greeting. */
    NOT_SEARCHED
  }

  /** A question, what became of it, and what was said. */
  record Answer(Asked asked, Outcome outcome, List<String> found, String text) {}

  static List<Answer> of(Path folder, Ranking ranking, List<Asked> questions) {
    try (var index = PassageIndex.of(Entries.in(folder), ranking)) {
      return questions.stream().map(asked -> answer(index, asked)).toList();
    }
  }

  static Map<Outcome, Long> counted(List<Answer> answers) {
    return answers.stream()
        .collect(
            Collectors.groupingBy(
                Answer::outcome, () -> new EnumMap<>(Outcome.class), Collectors.counting()));
  }

  private static Answer answer(PassageIndex index, Asked asked) {
    var question = asked.question();
    if (said("Task: retrieval-policy.", question).equals("false")) {
      return new Answer(asked, Outcome.NOT_SEARCHED, List.of(), "");
    }
    var hits = index.find(question + " " + said("Task: keywords.", question));
    var found =
        hits.subList(0, Math.min(HITS, hits.size())).stream()
            .map(PassageIndex.Hit::entry)
            .filter(entry -> entry.language().equals(asked.language()))
            .limit(PASSAGES)
            .toList();
    var text = said(instructions(asked.language(), found), question);
    var ids = found.stream().map(Entry::id).toList();
    return new Answer(asked, outcome(asked, ids, text), ids, text);
  }

  private static Outcome outcome(Asked asked, List<String> found, String text) {
    var cited =
        CITATION
            .matcher(text)
            .results()
            .map(citation -> found.get(Integer.parseInt(citation.group(1)) - 1))
            .toList();
    if (!cited.isEmpty()) {
      return asked.entries().containsAll(cited) ? Outcome.RIGHT : Outcome.WRONG;
    }
    return found.stream().anyMatch(asked.entries()::contains) ? Outcome.UNSEEN : Outcome.NOT_FOUND;
  }

  private static String instructions(String language, List<Entry> passages) {
    var all = new ArrayList<String>();
    for (var passage : passages) {
      all.add(
          "<passage id=\"%d\" source=\"%s\">%s</passage>"
              .formatted(all.size() + 1, passage.uri(), passage.passage()));
    }
    return "Answer in %s. <order_facts></order_facts><passages>%s</passages>"
        .formatted(language, String.join("\n", all));
  }

  private static String said(String system, String question) {
    return new ExtractiveModel()
        .answer(new Prompt(system, List.of(new Turn(Role.USER, question)), 1000))
        .collect(Collectors.joining());
  }

  public static void main(String[] arguments) throws IOException {
    var answers = of(Path.of(arguments[0]), Ranking.tuned(), Asked.in(Path.of(arguments[1])));
    answers.stream()
        .filter(answer -> answer.outcome() != Outcome.RIGHT)
        .forEach(answer ->
            System.out.printf(
                "%s\t%s\t%s\t%s\t%s%n",
                answer.outcome(),
                answer.asked().entries(),
                answer.asked().question(),
                answer.found(),
                answer.text()));
    for (var language : Languages.TAGS) {
      System.out.println(
          language
              + " "
              + counted(
                  answers.stream()
                      .filter(answer -> answer.asked().language().equals(language))
                      .toList()));
    }
  }
}
