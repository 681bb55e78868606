package dev.entrega.cli.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

final class ScreenTest {

  private final StringWriter out = new StringWriter();
  private final Screen screen = new Screen(new PrintWriter(out));

  @Test
  void pieces_are_shown_as_they_come_and_citations_at_the_end() {
    assertThat(show("answer.delta", "{'attempt': 1, 'index': 0, 'text': 'Saiu '}")).isTrue();
    assertThat(out).hasToString("Saiu ");
    assertThat(show("answer.delta", "{'attempt': 1, 'index': 1, 'text': 'hoje [1].'}")).isTrue();

    var goesOn =
        show(
            "answer.completed",
            """
            {'attempt': 1, 'text': 'Saiu hoje [1].', 'handedOff': false,
             'citations': [{'id': 1, 'source': 's3://k/pt-BR/track.md', 'title': 'Rastrear'}]}
            """);

    assertThat(goesOn).isFalse();
    assertThat(out).hasToString("Saiu hoje [1].\n[1] Rastrear (s3://k/pt-BR/track.md)\n");
  }

  @Test
  void an_attempt_that_starts_over_says_so() {
    show("answer.delta", "{'attempt': 1, 'index': 0, 'text': 'Sa'}");
    show("answer.delta", "{'attempt': 2, 'index': 0, 'text': 'Saiu.'}");
    show("answer.completed", "{'attempt': 2, 'text': 'Saiu.', 'handedOff': false}");

    assertThat(out).hasToString("Sa\n(once more)\nSaiu.\n");
  }

  @Test
  void an_answer_that_was_given_before_is_shown_whole() {
    show("answer.completed", "{'attempt': 1, 'text': 'Saiu.', 'handedOff': false}");

    assertThat(out).hasToString("Saiu.\n");
  }

  @Test
  void a_failure_shows_what_the_customer_is_told() {
    show("answer.delta", "{'attempt': 1, 'index': 0, 'text': 'Sa'}");

    assertThat(show("answer.failed", "{'attempt': 1, 'text': 'Tente de novo.', 'handedOff': true}"))
        .isFalse();

    assertThat(out.toString())
        .startsWith("Sa\n(that is all that came)\nTente de novo.\n")
        .contains("a person goes on");
  }

  @Test
  void nothing_moves_the_cursor() {
    show("answer.delta", "{'attempt': 1, 'index': 0, 'text': 'a\\u001b[2Jb\\r\\nc'}");

    assertThat(out).hasToString("a [2Jb \nc");
  }

  private boolean show(String type, String data) {
    return screen.show(type, new JsonMapper().readTree(data.replace('\'', '"')));
  }
}
