package dev.entrega.local.aws.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.aws.knowledge.Recall.Asked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The help centre itself, {@code knowledge/}: what its README asks of whoever adds an entry. */
class HelpCentreTest {

  private static final Path FOLDER = Path.of("../../knowledge");
  private static final Path QUESTIONS = Path.of("src/test/resources/questions");
  private static final int FEWEST_ENTRIES = 60;
  private static final int LONGEST_SENTENCE = 330;

  private static final Pattern ENTRY =
      Pattern.compile(
          "# (\\S.*)\n\n((?:(?!#|- ).+\n\n){2,5})## (?:Perguntas|Questions)\n(?:- \\S.*\n){4,7}");
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern UNWANTED = Pattern.compile(" {2}|\t| \n|[“”’<>&]");
  private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?])\\s+");

  private final List<Entry> entries = Entries.in(FOLDER);

  @Test
  void every_entry_is_there_in_both_languages() {
    assertThat(ids(Languages.PORTUGUESE))
        .hasSizeGreaterThanOrEqualTo(FEWEST_ENTRIES)
        .isEqualTo(ids(Languages.ENGLISH))
        .allMatch(id -> ID.matcher(id).matches());
  }

  @Test
  void every_file_has_a_title_two_to_five_paragraphs_and_four_to_seven_questions() {
    assertThat(entries)
        .allSatisfy(entry -> {
          var text = Files.readString(FOLDER.resolve(entry.language()).resolve(entry.id() + ".md"));
          assertThat(text).as(entry.uri()).matches(ENTRY).doesNotContainPattern(UNWANTED);
          assertThat(text.contains("## Perguntas"))
              .as(entry.uri())
              .isEqualTo(entry.language().equals(Languages.PORTUGUESE));
        });
  }

  @Test
  void texts_are_short_and_sentences_can_be_quoted() {
    assertThat(entries)
        .allSatisfy(entry -> {
          assertThat(entry.text().split("\\s+")).as(entry.uri()).hasSizeBetween(45, 190);
          assertThat(sentences(entry))
              .as(entry.uri())
              .allSatisfy(
                  sentence -> assertThat(sentence).hasSizeLessThanOrEqualTo(LONGEST_SENTENCE));
        });
  }

  @Test
  void no_two_entries_are_asked_for_by_the_same_words_or_say_the_same() {
    var owners = new HashMap<String, List<String>>();
    for (var entry : entries) {
      Stream.concat(asked(entry), sentences(entry).stream())
          .map(text -> entry.language() + ": " + text)
          .forEach(text -> owners.computeIfAbsent(text, _ -> new ArrayList<>()).add(entry.id()));
    }

    assertThat(owners.entrySet())
        .filteredOn(said -> said.getValue().stream().distinct().count() > 1)
        .isEmpty();
    assertThat(entries).allSatisfy(entry -> assertThat(asked(entry)).doesNotHaveDuplicates());
  }

  @ParameterizedTest
  @ValueSource(strings = {"tuning.tsv", "held-out.tsv"})
  void questions_that_measure_are_of_entries_and_stand_in_none(String file) throws IOException {
    var known =
        entries.stream()
            .collect(
                Collectors.groupingBy(
                    Entry::language, Collectors.mapping(Entry::id, Collectors.toSet())));
    var asked = entries.stream().flatMap(HelpCentreTest::asked).collect(Collectors.toSet());

    assertThat(Asked.in(QUESTIONS.resolve(file)))
        .isNotEmpty()
        .allSatisfy(question -> {
          assertThat(known(known, question)).containsAll(question.entries());
          assertThat(asked).doesNotContain(plain(question.question()));
        });
  }

  private static Set<String> known(Map<String, Set<String>> ids, Asked question) {
    return ids.getOrDefault(question.language(), Set.of());
  }

  private Set<String> ids(String language) {
    return entries.stream()
        .filter(entry -> entry.language().equals(language))
        .map(Entry::id)
        .collect(Collectors.toSet());
  }

  /** The title is a question, too. */
  private static Stream<String> asked(Entry entry) {
    return Stream.concat(Stream.of(entry.title()), entry.questions().stream())
        .map(HelpCentreTest::plain);
  }

  private static String plain(String text) {
    return Wording.of(text).words();
  }

  private static List<String> sentences(Entry entry) {
    return Arrays.asList(SENTENCE.split(entry.text()));
  }
}
