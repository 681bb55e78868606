package dev.entrega.cli.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.entrega.cli.endpoints.BadInput;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class PaceTest {

  /** However slow the machine, it can only take longer. */
  @Test
  void six_at_twenty_a_second_take_a_quarter_of_a_second_at_least() throws InterruptedException {
    var began = System.nanoTime();
    var pace = pace("20");
    for (var sent = 0; sent < 6; sent++) {
      pace.await();
    }
    assertThat(Duration.ofNanos(System.nanoTime() - began))
        .isGreaterThanOrEqualTo(Duration.ofMillis(250));
  }

  @Test
  void nothing_is_sent_at_no_pace() {
    for (var rate : new String[] {"0", "-1", "NaN"}) {
      assertThatExceptionOfType(BadInput.class)
          .isThrownBy(() -> pace(rate).await())
          .withMessageStartingWith("Expected a --rate above zero, but was ");
    }
  }

  private static Pace pace(String rate) {
    return CommandLine.populateCommand(new Pace(), "--rate", rate);
  }
}
