package dev.entrega.local.aws.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.aws.knowledge.Answered.Outcome;
import dev.entrega.local.aws.knowledge.Recall.Asked;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the local model makes of the real help centre. */
class AnsweredTest {

  private static final Path FOLDER = Path.of("../../knowledge");
  private static final Path TUNING = Path.of("src/test/resources/questions/tuning.tsv");

  @Test
  void most_questions_are_answered_with_the_right_entry() throws IOException {
    var counted = Answered.counted(Answered.of(FOLDER, Ranking.tuned(), Asked.in(TUNING)));

    assertThat(counted.get(Outcome.RIGHT)).isGreaterThanOrEqualTo(64);
    assertThat(counted.getOrDefault(Outcome.UNSEEN, 0L)).isLessThanOrEqualTo(9);
  }

  @ParameterizedTest
  @CsvSource({
    "pt-BR, Como pago com Pix?",
    "pt-BR, Posso pagar com Pix?",
    "en, Can I pay with Pix?",
    "en, How do I pay with a boleto?"
  })
  void how_to_pay_is_known(String language, String question) {
    assertThat(answers(language, question))
        .allSatisfy(answer -> assertThat(answer.text()).contains("[1]"));
  }

  @ParameterizedTest
  @CsvSource({
    "pt-BR, Qual é a capital da França?",
    "pt-BR, receita de bolo de cenoura",
    "pt-BR, Quem ganhou o jogo do Flamengo ontem?",
    "pt-BR, escreve um poema sobre o mar",
    "en, What is the capital of France?",
    "en, Do you sell bicycles?",
    "en, Is it going to rain tomorrow in London?",
    "en, what is 17 times 23?"
  })
  void what_has_nothing_to_do_with_deliveries_is_not_known(String language, String question) {
    assertThat(answers(language, question))
        .allSatisfy(answer -> assertThat(answer.text()).doesNotContain("["));
  }

  private static List<Answered.Answer> answers(String language, String question) {
    return Answered.of(
        FOLDER, Ranking.tuned(), List.of(new Asked(language, List.of("any"), question)));
  }
}
