package dev.entrega.cli.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entrega.cli.endpoints.BadInput;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

final class QuestionTest {

  @Test
  void it_is_an_event_that_leaves_out_what_nobody_said() {
    var question = new Question("q-1", "c-1", "17", null, "Onde está?", null);

    var event = new JsonMapper().readTree(question.event(Instant.parse("2026-01-02T03:04:05Z")));

    assertThat(event)
        .isEqualTo(
            new JsonMapper()
                .readTree(
                    """
                    {"specversion": "1.0", "source": "/entrega/ask", "id": "q-1",
                     "type": "question.asked", "subject": "c-1", "time": "2026-01-02T03:04:05Z",
                     "datacontenttype": "application/json",
                     "data": {"questionId": "q-1", "conversationId": "c-1", "customerId": "17",
                              "text": "Onde está?"}}
                    """));
  }

  @Test
  void what_would_be_put_aside_is_not_sent() {
    assertThatThrownBy(() -> new Question("q-1", "c 1", "17", null, "Oi", null))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("--conversation");
    assertThatThrownBy(() -> new Question("q-1", "c-1", "17", "../1", "Oi", null))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("--order");
    assertThatThrownBy(() -> new Question("q-1", "c-1", "17", null, " ", null))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("blank");
    assertThatThrownBy(() -> new Question("q-1", "c-1", "", null, "Oi", null))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("--customer");
  }
}
