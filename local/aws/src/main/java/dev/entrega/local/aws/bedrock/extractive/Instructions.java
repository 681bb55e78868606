package dev.entrega.local.aws.bedrock.extractive;

import dev.entrega.local.aws.wire.Json;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What the instructions hold that it understands. Of each section the last one counts, and data has
 * its angle brackets escaped, so that no data can be a section.
 *
 * @param facts of the order; missing where there is none
 * @param passages in their order
 * @param retrievalFailed whether nobody could look for passages
 */
record Instructions(
    Language language, JsonNode facts, List<Passage> passages, boolean retrievalFailed) {

  private static final Pattern LANGUAGE = Pattern.compile("Answer in (?<tag>pt-BR|en)\\b");
  private static final Pattern FACTS = Pattern.compile("<order_facts>(?<json>[^<]*)</order_facts>");
  private static final Pattern PASSAGE =
      Pattern.compile("<passage id=\"(?<id>\\d{1,4})\"[^>]*>(?<text>[^<]*)</passage>");

  static Instructions of(String system) {
    return new Instructions(
        language(system),
        facts(system),
        PASSAGE
            .matcher(system)
            .results()
            .map(found ->
                Passage.of(Integer.parseInt(found.group("id")), unescaped(found.group("text"))))
            .toList(),
        system.contains("<retrieval_failed/>"));
  }

  /** Data as it was before it was put among tags. */
  static String unescaped(String data) {
    return data.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
  }

  private static Language language(String system) {
    var found = LANGUAGE.matcher(system);
    return found.find() && found.group("tag").equals(Language.ENGLISH.tag())
        ? Language.ENGLISH
        : Language.PORTUGUESE;
  }

  private static JsonNode facts(String system) {
    var json =
        FACTS.matcher(system).results().map(found -> found.group("json")).reduce((_, last) -> last);
    if (json.isEmpty() || json.get().isBlank()) {
      return MissingNode.getInstance();
    }
    try {
      return Json.MAPPER.readTree(unescaped(json.get()));
    } catch (JacksonException _) {
      return MissingNode.getInstance();
    }
  }
}
