package dev.entrega.local.aws.knowledge;

import java.util.List;
import java.util.Map;

/**
 * An answer of the help centre in one language, from {@code <language>/<id>.md}: a title, a text of
 * a few paragraphs, and behind the heading {@code ## Perguntas} or {@code ## Questions} a list of
 * what people ask when they want to know it.
 *
 * @param language for example {@code pt-BR}
 * @param text the paragraphs, without title and questions
 */
record Entry(String id, String language, String title, String text, List<String> questions) {

  /** Where AWS puts the name of a source among the metadata. */
  static final String SOURCE_URI = "x-amz-bedrock-kb-source-uri";

  private static final String BUCKET = "s3://entrega-knowledge/";

  /** What a model gets to read. */
  String passage() {
    return title + "\n\n" + text;
  }

  String uri() {
    return BUCKET + language + "/" + id + ".md";
  }

  Map<String, String> metadata() {
    return Map.of("language", language, "title", title, "entry", id, SOURCE_URI, uri());
  }
}
