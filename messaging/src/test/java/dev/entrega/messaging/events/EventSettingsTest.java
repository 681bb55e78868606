package dev.entrega.messaging.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
  void a_paused_queue_is_probed_after_a_second_and_then_more_seldom() {
    assertThat(IntStream.of(1, 2, 3, 100).mapToObj(settings::pauseBefore))
        .containsExactly(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(30));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0s", "1s,0s", "-1s"})
  void a_time_to_wait_for_another_attempt_is_above_zero(String delays) {
    var source = new MapConfigurationPropertySource(Map.of("retry-delays", delays));

    assertThatThrownBy(() -> new Binder(source).bindOrCreate("", EventSettings.class))
        .rootCause()
        .hasMessageStartingWith("Expected entrega.amqp.retry-delays to be one or more times");
  }

  @Test
  void queues_are_classic_unless_told_otherwise() {
    assertThat(settings.queueType()).isEqualTo("classic");
  }
}
