package dev.entrega.local.stepfunctions.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetentionTest {

  @Test
  void names_are_kept_for_ninety_days_whatever_becomes_of_histories() {
    assertThat(Retention.kept(Duration.ofHours(1), 10).names()).isEqualTo(Duration.ofDays(90));
  }

  @Test
  void what_makes_no_sense_is_refused() {
    assertThatThrownBy(() -> Retention.kept(Duration.ofHours(-1), 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("but found PT-1H and 10");
    assertThatThrownBy(() -> Retention.kept(Duration.ofHours(1), -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("but found PT1H and -1");
  }
}
