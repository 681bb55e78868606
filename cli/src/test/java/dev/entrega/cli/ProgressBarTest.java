package dev.entrega.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ProgressBarTest {

  private final ProgressBar bar =
      new ProgressBar("orders.jsonl", 2_000, new PrintWriter(new StringWriter()));

  @Test
  void half_way_it_tells_the_rate_and_the_time_left() {
    assertThat(bar.line(1_000, Duration.ofSeconds(100)))
        .contains("████████████░░░░░░░░░░░░", "1,000/2,000", "10/s", "1:40 left");
  }

  @Test
  void at_the_end_it_tells_how_long_it_took() {
    assertThat(bar.line(2_000, Duration.ofMillis(2_500)))
        .contains("2,000/2,000", "800/s", "in 2.5 s");
  }
}
