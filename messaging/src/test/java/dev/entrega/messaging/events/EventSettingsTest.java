package dev.entrega.messaging.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

final class EventSettingsTest {

  private final EventSettings settings =
      new Binder(new MapConfigurationPropertySource()).bindOrCreate("", EventSettings.class);

  @Test
  void pauses_double_from_a_tenth_of_a_second_to_half_a_minute_and_stay_there() {
    assertThat(IntStream.of(1, 2, 3, 9, 10, 1_000_000).mapToObj(settings::pauseAfter))
        .containsExactly(
            Duration.ofMillis(100),
            Duration.ofMillis(200),
            Duration.ofMillis(400),
            Duration.ofMillis(25_600),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30));
  }

  @Test
  void queues_are_classic_unless_told_otherwise() {
    assertThat(settings.queueType()).isEqualTo("classic");
  }
}
