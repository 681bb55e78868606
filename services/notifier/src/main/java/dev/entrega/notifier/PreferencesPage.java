package dev.entrega.notifier;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a customer sees who follows the link at the end of an e-mail. */
final class PreferencesPage {

  private final Map<Language, Words> words;
  private final Template page =
      Mustache.compiler().compile(Words.resource("preferences.html.mustache"));

  PreferencesPage(Map<Language, Words> words) {
    this.words = words;
  }

  /** The channels, each with a button; {@code saved} after one was pressed. */
  String of(Map<Channel, Boolean> wanted, Language language, boolean saved) {
    var ours = Words.in(language, words);
    var facts = facts(ours, language, "page.title", "page.intro");
    facts.put("saved", saved ? ours.word("page.saved") : false);
    facts.put(
        "channels",
        wanted.entrySet().stream()
            .map(each -> channel(ours, each.getKey(), each.getValue()))
            .toList());
    return page.execute(facts);
  }

  /** For a link that is none of ours. */
  String unknown(Language language) {
    var ours = Words.in(language, words);
    var facts = facts(ours, language, "page.unknown-title", "page.unknown");
    facts.put("saved", false);
    facts.put("channels", List.of());
    return page.execute(facts);
  }

  private static Map<String, Object> facts(
      Words words, Language language, String title, String intro) {
    var other = language == Language.ENGLISH ? Language.PORTUGUESE : Language.ENGLISH;
    var facts = new HashMap<String, Object>();
    facts.put("language", language.tag());
    facts.put("title", words.word(title));
    facts.put("intro", words.word(intro));
    facts.put("other", words.word("page.other"));
    facts.put("other-language", other.tag());
    return facts;
  }

  private static Map<String, Object> channel(Words words, Channel channel, boolean wanted) {
    return Map.of(
        "channel", channel.word(),
        "name", words.word("page." + channel.word()),
        "state", words.word(wanted ? "page.wanted" : "page.unwanted"),
        "button", words.word(wanted ? "page.stop" : "page.start"),
        "wanted", !wanted);
  }
}
