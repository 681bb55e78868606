package dev.entrega.messaging.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.MessageProperties;

final class ReplyAddressTest {

  @Test
  void whoever_names_a_queue_waits_there_by_its_correlation_id() {
    var properties = new MessageProperties();
    properties.setReplyTo("answers");
    properties.setCorrelationId("7");

    assertThat(ReplyAddress.of(properties)).isEqualTo(new ReplyAddress("answers", "7"));
  }

  @Test
  void a_correlation_id_may_be_missing() {
    var properties = new MessageProperties();
    properties.setReplyTo("answers");

    assertThat(ReplyAddress.of(properties)).isEqualTo(new ReplyAddress("answers", null));
  }

  @Test
  void nobody_waits_where_no_queue_is_named() {
    var blank = new MessageProperties();
    blank.setReplyTo(" ");

    assertThat(ReplyAddress.of(new MessageProperties())).isNull();
    assertThat(ReplyAddress.of(blank)).isNull();
  }
}
