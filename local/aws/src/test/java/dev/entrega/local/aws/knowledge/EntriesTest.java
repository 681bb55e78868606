package dev.entrega.local.aws.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntriesTest {

  private static final Path FOLDER = Path.of("src/test/resources/knowledge");

  @Test
  void an_entry_has_a_title_a_text_and_questions() {
    var entry =
        Entries.read(
            "boleto",
            "pt-BR",
            """

            # Quanto demora?

            Três dias.

            Depois disso, mais um.

            ## Perguntas
            - Quando cai?
            - E agora?
            """);

    assertThat(entry)
        .isEqualTo(
            new Entry(
                "boleto",
                "pt-BR",
                "Quanto demora?",
                "Três dias.\n\nDepois disso, mais um.",
                List.of("Quando cai?", "E agora?")));
    assertThat(entry.passage()).isEqualTo("Quanto demora?\n\nTrês dias.\n\nDepois disso, mais um.");
    assertThat(entry.uri()).isEqualTo("s3://entrega-knowledge/pt-BR/boleto.md");
  }

  @Test
  void an_entry_without_questions_is_all_text() {
    assertThat(Entries.read("x", "en", "# T\n\nText.").questions()).isEmpty();
  }

  @Test
  void a_file_without_a_title_is_named() {
    assertThatThrownBy(() -> Entries.read("x", "en", "Text."))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Expected en/x.md to begin with a title");
  }

  @Test
  void a_folder_is_read_in_all_languages() {
    assertThat(Entries.in(FOLDER))
        .extracting(entry -> entry.language() + "/" + entry.id())
        .contains("pt-BR/boleto-payment", "en/boleto-payment")
        .hasSize(8);
  }

  @Test
  void recall_counts_first_places_and_first_fives() {
    var questions =
        List.of(
            new Recall.Asked("pt-BR", List.of("boleto-payment"), "o boleto já foi compensado?"),
            new Recall.Asked("en", List.of("no-such-entry"), "when is my boleto cleared?"));

    var figures = Recall.Figures.of(Recall.of(FOLDER, Ranking.tuned(), questions, true));

    assertThat(figures).isEqualTo(new Recall.Figures(2, 0.5, 0.5));
  }

  @Test
  void an_entry_that_is_asked_for_in_its_own_words_comes_first() {
    var address = Entries.read("address", "pt-BR", "# Posso mudar o endereço de entrega?\n\nSim.");
    var after =
        Entries.read(
            "after",
            "pt-BR",
            "# E depois?\n\nMudar o endereço de entrega, mudar a entrega, mudar o endereço: não."
                + "\n\n## Perguntas\n- mudar endereço\n- mudar entrega");

    try (var index = PassageIndex.of(List.of(after, address), Ranking.tuned())) {
      assertThat(index.find("posso mudar o endereco de entrega? endereço entrega"))
          .extracting(hit -> hit.entry().id())
          .containsExactly("address", "after");
    }
  }
}
