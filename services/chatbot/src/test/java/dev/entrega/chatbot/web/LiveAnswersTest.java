package dev.entrega.chatbot.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.entrega.chatbot.answers.Desk;
import dev.entrega.chatbot.model.Model;
import dev.entrega.chatbot.questions.Question;
import dev.entrega.chatbot.traces.Untraced;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Who asks over HTTP is answered, as long as there is room. */
class LiveAnswersTest {

  private static final int MOST = 8;

  @AutoClose private final Desk desk = new Desk();

  @Test
  void more_than_there_is_room_for_are_asked_to_come_back() {
    var goOn = new CountDownLatch(1);
    desk.model =
        (_, pieces) -> {
          goOn.await();
          pieces.accept("Tudo certo.");
          return new Model.Usage("m", 1, 1);
        };
    var answers =
        new LiveAnswers(
            desk.assistant(),
            Untraced.traces(),
            MOST,
            Duration.ofSeconds(15),
            new SimpleMeterRegistry());
    for (var number = 0; number < MOST; number++) {
      var _ = answers.begin(question(number));
    }

    assertThatThrownBy(() -> answers.begin(question(MOST))).hasMessageContaining("503");
    assertThat(answers.begin(question(0)).hasEnded()).isFalse();
    goOn.countDown();
    await().untilAsserted(() -> assertThat(answers.begin(question(MOST))).isNotNull());
  }

  private static Question question(int number) {
    return Desk.question("customer-" + number, "q-1", null, "Oi?");
  }
}
