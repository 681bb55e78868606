package dev.entrega.local.aws.bedrock.extractive;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What was found for a question.
 *
 * @param number by which it is cited
 * @param title its first line
 * @param sentences of the text below
 */
record Passage(int number, String title, List<String> sentences) {

  private static final Pattern END = Pattern.compile("(?<=[.!?][\"”)]?)\\s+(?=[\\p{Lu}\\d\"“(])");

  static Passage of(int number, String text) {
    var lines = text.strip().split("\n", 2);
    var body = lines.length == 2 && !lines[1].isBlank() ? lines[1] : lines[0];
    return new Passage(
        number,
        lines[0].strip(),
        Arrays.stream(body.strip().split("\n\\s*\n|\n(?=- )"))
            .flatMap(paragraph -> Arrays.stream(END.split(paragraph.replace('\n', ' ').strip())))
            .map(String::strip)
            .filter(sentence -> !sentence.isEmpty())
            .toList());
  }

  /** A sentence of it, cited. */
  String cited(String sentence) {
    return sentence.endsWith(".")
        ? "%s [%d].".formatted(sentence.substring(0, sentence.length() - 1), number)
        : "%s [%d]".formatted(sentence, number);
  }
}
