package dev.entrega.local.aws.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThesaurusTest {

  @ParameterizedTest
  @CsvSource({
    "rachada, danificado, true",
    "cracked, damaged, true",
    "rua, endereco, true",
    "cel, telefone, true",
    "celular, telefone, true",
    "celebrar, telefone, false",
    "both, assistant, false",
    "cracked, refund, false"
  })
  void words_are_alike_by_how_they_begin_and_short_ones_as_a_whole(
      String one, String other, boolean alike) {
    assertThat(Thesaurus.alike(one).test(other)).isEqualTo(alike);
  }

  @Test
  void the_others_are_those_that_one_did_not_say() {
    assertThat(Thesaurus.others("cracked")).contains("damag").doesNotContain("crack");
    assertThat(Thesaurus.others("zorbum")).isEmpty();
  }
}
