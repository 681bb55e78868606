package dev.entrega.messaging.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entrega.messaging.contracts.Contract;
import dev.entrega.messaging.contracts.Json;
import dev.entrega.messaging.orders.OrderStatus;
import dev.entrega.messaging.orders.StatusChanged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.ListTopicsRequest;
import software.amazon.awssdk.services.sns.model.ListTopicsResponse;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sns.model.Topic;

final class SnsStatusTopicTest {

  private static final String ARN = "arn:aws:sns:us-east-1:000000000000:order-status";

  private final FakeSns sns = new FakeSns();

  @Test
  void a_change_is_published_with_attributes_to_filter_by() {
    topic(ARN).publish(change(OrderStatus.DISPATCHED, "pt-BR"));

    var published = sns.published.getFirst();
    assertThat(published.topicArn()).isEqualTo(ARN);
    assertThat(published.messageStructure()).isEqualTo("json");
    assertThat(published.messageAttributes())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "orderId", text("A-1"),
                "customerId", text("c-1"),
                "status", text("DISPATCHED")));
  }

  @Test
  void every_protocol_gets_a_text_of_its_own() {
    topic(ARN).publish(change(OrderStatus.DISPATCHED, "pt-BR"));

    var message = Json.MAPPER.readTree(sns.published.getFirst().message());
    var json = Json.MAPPER.readTree(message.path("default").asString());
    Contract.named("order-status").check(json);
    assertThat(json.path("sequence").asInt()).isEqualTo(40);
    assertThat(json.has("reason")).isFalse();
    assertThat(message.path("sqs")).isEqualTo(message.path("default"));
    assertThat(message.path("sms").asString()).isEqualTo("Pedido A-1: enviado, está a caminho.");
    assertThat(message.path("email")).isEqualTo(message.path("sms"));
  }

  @ParameterizedTest
  @CsvSource({"pt-BR, Pedido", "pt, Pedido", "PT-PT, Pedido", "en, Order", "es-AR, Order"})
  void a_sentence_is_portuguese_for_those_who_read_it_and_english_for_the_others(
      String locale, String first) {
    assertThat(Sentence.of(change(OrderStatus.DELIVERED, locale))).startsWith(first + " A-1: ");
  }

  @ParameterizedTest
  @EnumSource
  void every_status_has_a_sentence_that_fits_into_one_sms(OrderStatus status) {
    var longestId =
        new StatusChanged(
            "a".repeat(80),
            "c-1",
            status,
            status.sequence(),
            Instant.EPOCH,
            null,
            null,
            null,
            null,
            "pt");

    assertThat(Sentence.of(longestId)).hasSizeBetween(90, 140);
    assertThat(Sentence.of(change(status, "en"))).endsWith(status.isEnd() ? "" : ".");
  }

  @Test
  void a_topic_without_a_setting_is_looked_for_once() {
    sns.topics = List.of("arn:aws:sns:us-east-1:000000000000:another-order-status-x", ARN);
    var topic = topic(null);

    topic.publish(change(OrderStatus.RECEIVED, "pt-BR"));
    topic.publish(change(OrderStatus.CONFIRMED, "pt-BR"));

    assertThat(sns.published).extracting(PublishRequest::topicArn).containsExactly(ARN, ARN);
    assertThat(sns.lists).isEqualTo(1);
  }

  @Test
  void a_topic_that_is_not_there_is_a_fault_that_names_its_setting() {
    assertThatThrownBy(() -> topic(null).publish(change(OrderStatus.RECEIVED, "pt-BR")))
        .hasMessage(
            "Expected an SNS topic order-status, but there is none; the setting"
                + " entrega.topics.order-status names one by ARN");
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }

  private SnsStatusTopic topic(@Nullable String arn) {
    return new SnsStatusTopic(sns, new TopicArn(sns, "order-status", arn));
  }

  private static StatusChanged change(OrderStatus status, String locale) {
    return new StatusChanged(
        "A-1", "c-1", status, status.sequence(), Instant.EPOCH, null, null, null, null, locale);
  }

  private static final class FakeSns implements SnsClient {
    private final List<PublishRequest> published = new ArrayList<>();
    private List<String> topics = List.of();
    private int lists;

    @Override
    public PublishResponse publish(PublishRequest request) {
      published.add(request);
      return PublishResponse.builder().build();
    }

    @Override
    public ListTopicsResponse listTopics(ListTopicsRequest request) {
      lists++;
      return ListTopicsResponse.builder()
          .topics(topics.stream().map(arn -> Topic.builder().topicArn(arn).build()).toList())
          .build();
    }

    @Override
    public String serviceName() {
      return "sns";
    }

    @Override
    public void close() {}
  }
}
