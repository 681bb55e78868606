package dev.entrega.messaging.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.ShutdownSignalException;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.AmqpConnectException;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.support.converter.MessageConversionException;

final class BrokerFaultsTest {

  private final BrokerFaults faults = new BrokerFaults();

  @Test
  void a_broker_that_is_away_or_refuses_is_at_fault() {
    var closed = new ShutdownSignalException(true, false, null, new Object());

    assertThat(faults.recognizes(new AmqpConnectException(new RuntimeException()))).isTrue();
    assertThat(faults.recognizes(new AmqpException("it refused"))).isTrue();
    assertThat(faults.recognizes(closed)).isTrue();
    assertThat(faults.recognizes(new AlreadyClosedException(closed))).isTrue();
  }

  @Test
  void what_cannot_be_converted_is_not() {
    assertThat(faults.recognizes(new MessageConversionException("no such class"))).isFalse();
    assertThat(faults.recognizes(new IllegalStateException())).isFalse();
  }
}
