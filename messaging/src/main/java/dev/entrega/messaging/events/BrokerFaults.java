package dev.entrega.messaging.events;

import com.rabbitmq.client.ShutdownSignalException;
import dev.entrega.messaging.faults.FaultOfTheOtherSide;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.support.converter.MessageConversionException;

/** A broker that is away or refuses to keep a message. */
final class BrokerFaults implements FaultOfTheOtherSide {

  @Override
  public boolean recognizes(Throwable fault) {
    return fault instanceof ShutdownSignalException
        || (fault instanceof AmqpException && !(fault instanceof MessageConversionException));
  }
}
