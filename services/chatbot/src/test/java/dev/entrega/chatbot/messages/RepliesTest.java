package dev.entrega.chatbot.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.ShutdownSignalException;
import dev.entrega.chatbot.memory.EmptyMemory;
import dev.entrega.messaging.contracts.Contract;
import dev.entrega.messaging.contracts.Json;
import dev.entrega.messaging.events.ReplyAddress;
import dev.entrega.messaging.orders.AnswerDelta;
import dev.entrega.messaging.orders.AnswerEvent;
import dev.entrega.messaging.orders.AnswerFailed;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.AmqpIOException;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.ReturnedMessage;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.connection.CorrelationData.Confirm;
import org.springframework.amqp.rabbit.core.RabbitOperations;

class RepliesTest {

  private static final AnswerEvent PIECE = new AnswerDelta("q-1", 1, 0, "Oi");
  private static final AnswerEvent END =
      new AnswerFailed("q-1", 1, "model-unavailable", "Desculpe.", "pt-BR", false);

  private final List<Message> sent = new ArrayList<>();
  private @Nullable AmqpIOException missing;
  private Consumer<CorrelationData> broker = RepliesTest::confirm;
  private final Replies replies =
      new Replies(
          new Replies.Office(broker(), () -> EmptyMemory.NOON, Duration.ofMillis(50)),
          new ReplyAddress("answers", "7"),
          "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

  @Test
  void each_event_is_a_cloud_event_by_the_correlation_id_of_the_question() {
    replies.tell(PIECE);
    replies.tell(END);

    assertThat(sent)
        .extracting(message -> message.getMessageProperties().getType())
        .containsExactly("answer.delta", "answer.failed");
    assertThat(sent)
        .allSatisfy(message -> {
          var event = Json.MAPPER.readTree(message.getBody());
          Contract.named("cloudevent").check(event);
          Contract.named(event.path("type").asString()).check(event.path("data"));
          assertThat(event.path("traceparent").asString()).startsWith("00-0af7");
          assertThat(message.getMessageProperties().getCorrelationId()).isEqualTo("7");
          assertThat(message.getMessageProperties().getContentType())
              .isEqualTo("application/cloudevents+json");
        });
    assertThat(sent.getLast().getMessageProperties().getDeliveryMode())
        .isEqualTo(MessageDeliveryMode.PERSISTENT);
  }

  @Test
  void to_a_queue_that_is_gone_nothing_more_is_sent_and_it_is_no_fault() {
    broker =
        correlation -> {
          correlation.setReturned(
              new ReturnedMessage(sent.getLast(), 312, "NO_ROUTE", "", "answers"));
          confirm(correlation);
        };

    replies.tell(PIECE);
    replies.tell(END);

    assertThat(sent).hasSize(1);
    assertThat(replies.isGone()).isTrue();
  }

  @Test
  void a_broker_that_refuses_what_it_then_returns_is_asked_whether_the_queue_is_there() {
    broker = correlation -> correlation.getFuture().complete(new Confirm(false, ""));
    missing =
        new AmqpIOException(
            new IOException(
                new ShutdownSignalException(
                    false,
                    false,
                    new AMQP.Channel.Close.Builder().replyCode(404).replyText("").build(),
                    null)));

    replies.tell(PIECE);
    replies.tell(END);

    assertThat(sent).hasSize(1);
    assertThat(replies.isGone()).isTrue();
  }

  @Test
  void after_a_lost_piece_only_the_end_is_sent_since_it_has_the_whole_text() {
    broker = _ -> {};
    replies.tell(PIECE);
    broker = RepliesTest::confirm;

    replies.tell(PIECE);
    replies.tell(END);

    assertThat(sent)
        .extracting(message -> message.getMessageProperties().getType())
        .containsExactly("answer.delta", "answer.failed");
  }

  @Test
  void an_end_that_is_lost_flies() {
    broker = correlation -> correlation.getFuture().complete(new Confirm(false, ""));

    assertThatThrownBy(() -> replies.tell(END)).isInstanceOf(AmqpException.class);
  }

  private static void confirm(CorrelationData correlation) {
    correlation.getFuture().complete(new Confirm(true, null));
  }

  private RabbitOperations broker() {
    var operations = mock(RabbitOperations.class);
    doAnswer(
            call -> {
              sent.add(call.getArgument(2));
              broker.accept(call.getArgument(3));
              return null;
            })
        .when(operations)
        .send(eq(""), eq("answers"), any(Message.class), any(CorrelationData.class));
    doAnswer(
            _ -> {
              if (missing != null) {
                throw missing;
              }
              return null;
            })
        .when(operations)
        .execute(any());
    return operations;
  }
}
