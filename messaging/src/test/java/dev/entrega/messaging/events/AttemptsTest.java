package dev.entrega.messaging.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.amqp.core.MessageBuilder;

final class AttemptsTest {

  @SuppressWarnings("unused") // by the parameterized test
  static final List<Object> NONE = List.of("4", "many", true, -7, 0);

  @Test
  void a_message_that_never_failed_is_at_its_first_attempt() {
    assertThat(Attempts.of(MessageBuilder.withBody(new byte[0]).build())).isOne();
  }

  @Test
  void each_failure_adds_one_whatever_kind_of_number_a_broker_made_of_it() {
    assertThat(attempts(2)).isEqualTo(3);
    assertThat(attempts(2L)).isEqualTo(3);
    assertThat(attempts(Long.MAX_VALUE - 1)).isEqualTo(Integer.MAX_VALUE);
  }

  @ParameterizedTest
  @FieldSource("NONE")
  void what_is_no_count_counts_as_none(Object header) {
    assertThat(attempts(header)).isOne();
  }

  private static int attempts(Object header) {
    return Attempts.of(
        MessageBuilder.withBody(new byte[0]).setHeader("x-attempts", header).build());
  }
}
