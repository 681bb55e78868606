package dev.entrega.chatbot.messages;

import dev.entrega.chatbot.answers.Assistant;
import dev.entrega.chatbot.answers.Capacity;
import dev.entrega.chatbot.memory.Facts;
import dev.entrega.chatbot.traces.Traces;
import dev.entrega.messaging.events.EventConsumer;
import dev.entrega.messaging.orders.OrderPlaced;
import dev.entrega.messaging.orders.QuestionAsked;
import dev.entrega.messaging.queues.QueueConsumer;
import dev.entrega.messaging.topics.StatusConsumer;
import dev.entrega.messaging.topology.Topology;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is heard: questions and orders on RabbitMQ, changes of status on SQS. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MessagesSettings.class)
final class MessagesConfiguration {

  private static final Duration CONFIRM = Duration.ofSeconds(10);

  @Bean
  EventConsumer<QuestionAsked> askedQuestions(
      Assistant assistant,
      ConnectionFactory connections,
      InstantSource time,
      Traces traces,
      Capacity capacity) {
    var broker = new RabbitTemplate(connections);
    broker.setMandatory(true);
    // Each return is found at its own confirm; without a callback it would be warned of, too.
    broker.setReturnsCallback(_ -> {});
    var messages =
        new QuestionMessages(assistant, new Replies.Office(broker, time, CONFIRM), traces);
    return new EventConsumer<>(
        Topology.CHATBOT_QUESTIONS,
        Topology.QUESTIONS,
        List.of(QuestionAsked.class),
        capacity.concurrency(),
        messages::on);
  }

  @Bean
  EventConsumer<OrderPlaced> placedOrders(Facts facts, MessagesSettings settings) {
    return new EventConsumer<>(
        Topology.CHATBOT_ORDERS,
        Topology.ORDERS,
        List.of(OrderPlaced.class),
        settings.orders(),
        facts::on);
  }

  @Bean
  QueueConsumer changesOfStatus(Facts facts, MessagesSettings settings) {
    return StatusConsumer.of(Topology.CHATBOT_ORDER_STATUS, settings.orders(), facts::on);
  }
}
