package dev.entrega.messaging.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entrega.messaging.orders.DeliveryDelivered;
import dev.entrega.messaging.orders.DeliveryEvent;
import dev.entrega.messaging.orders.DeliveryFailed;
import dev.entrega.messaging.orders.OrderPlaced;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EventReaderTest {

  private static final String CONTENT_TYPE = "application/cloudevents+json";

  private static final String PLACED =
      """
      {"specversion": "1.0", "id": "e-1", "source": "/shops/test", "type": "order.placed",
       "time": "2026-11-20T12:00:00-03:00", "traceparent": "00-aa-bb-01", "data":
       {"orderId": "A-1", "customer": {"customerId": "c-1", "locale": "pt-BR"},
        "deliverTo": {"postalCode": "01310", "country": "BR"},
        "items": [{"sku": "mug", "quantity": 2, "unitPriceCents": 2590}], "currency": "BRL",
        "payment": {"method": "boleto", "installments": 1}, "weight": 1.50}}\
      """;

  private final EventReader<OrderPlaced> orders = new EventReader<>(List.of(OrderPlaced.class));

  @Test
  void a_good_event_is_read_with_everything_it_says() {
    var event = read(CONTENT_TYPE, PLACED);

    assertThat(event.id()).isEqualTo("e-1");
    assertThat(event.source()).isEqualTo("/shops/test");
    assertThat(event.type()).isEqualTo("order.placed");
    assertThat(event.time()).isEqualTo(OffsetDateTime.parse("2026-11-20T12:00:00-03:00"));
    assertThat(event.traceparent()).isEqualTo("00-aa-bb-01");
    assertThat(event.data().items()).containsExactly(new OrderPlaced.Item("mug", 2, 2590));
  }

  @Test
  void the_raw_data_keeps_what_we_do_not_know_digit_by_digit() {
    assertThat(read(CONTENT_TYPE, PLACED).rawData().path("weight")).hasToString("1.50");
  }

  @Test
  void a_trace_is_not_required() {
    var event = read(CONTENT_TYPE, PLACED.replace("\"traceparent\": \"00-aa-bb-01\", ", ""));

    assertThat(event.traceparent()).isNull();
  }

  @Test
  void an_event_is_read_as_the_kind_that_its_type_names() {
    var reader =
        new EventReader<DeliveryEvent>(List.of(DeliveryDelivered.class, DeliveryFailed.class));

    var event =
        reader.read(
            CONTENT_TYPE,
            bytes(
                """
                {"specversion": "1.0", "id": "e-2", "source": "/carriers/test",
                 "type": "delivery.failed", "time": "2026-11-20T12:00:00Z",
                 "data": {"orderId": "A-1", "reason": "no such street"}}\
                """));

    assertThat(event.data()).isEqualTo(new DeliveryFailed("A-1", "no such street"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/cloudevents+json; charset=utf-8",
        "application/cloudevents+json;charset=UTF-8",
        "Application/CloudEvents+JSON"
      })
  void a_content_type_may_have_parameters_and_any_case(String contentType) {
    assertThat(read(contentType, PLACED).id()).isEqualTo("e-1");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "application/json", "text/plain; application/cloudevents+json"})
  void another_content_type_is_refused(@Nullable String contentType) {
    assertRefused(contentType, PLACED, "Expected content type application/cloudevents+json, but");
  }

  static List<Arguments> badData() {
    return List.of(
        replaced("\"orderId\": \"A-1\", ", "", "$.orderId, but it is missing"),
        replaced("A-1", "a".repeat(81), "$.orderId to match ^[A-Za-z0-9_-]{1,80}$, but was \"aaa"),
        replaced("A-1", "A/1", "$.orderId to match ^[A-Za-z0-9_-]{1,80}$, but was \"A/1\""),
        replaced("A-1", "", "$.orderId to match ^[A-Za-z0-9_-]{1,80}$, but was \"\""),
        replaced("\"A-1\"", "17", "$.orderId to be string, but was 17"),
        replaced(
            "\"quantity\": 2",
            "\"quantity\": -2",
            "$.items[0].quantity to be at least 1, but was -2"),
        replaced(
            "\"quantity\": 2",
            "\"quantity\": 0",
            "$.items[0].quantity to be at least 1, but was 0"),
        replaced(
            "\"quantity\": 2",
            "\"quantity\": 1.5",
            "$.items[0].quantity to be integer, but was 1.5"),
        replaced(
            "\"quantity\": 2",
            "\"quantity\": \"two\"",
            "$.items[0].quantity to be integer, but was string"),
        replaced(
            "\"quantity\": 2",
            "\"quantity\": 2147483648",
            "$.items[0].quantity to be at most 2147483647, but was 2147483648"),
        replaced("2590", "-1", "$.items[0].unitPriceCents to be at least 0, but was -1"),
        replaced(
            "[{\"sku\": \"mug\", \"quantity\": 2, \"unitPriceCents\": 2590}]",
            "[]",
            "$.items to hold at least 1, but it held 0"),
        replaced(
            "\"currency\": \"BRL\"",
            "\"currency\": \"REAL\"",
            "$.currency to match ^[A-Z]{3}$, but was \"REAL\""),
        replaced(
            "\"customerId\": \"c-1\"",
            "\"email\": 1, \"customerId\": \"c-1\"",
            "$.customer.email to be string or null, but was 1"));
  }

  @ParameterizedTest
  @MethodSource("badData")
  void bad_data_is_refused_with_its_place_and_reason(String body, String reason) {
    assertRefused(CONTENT_TYPE, body, "Expected " + reason);
  }

  static List<Arguments> badEnvelopes() {
    return List.of(
        replaced("\"1.0\"", "\"0.3\"", "$.specversion to be \"1.0\", but was \"0.3\""),
        replaced("\"id\": \"e-1\", ", "", "$.id, but it is missing"),
        replaced("\"e-1\"", "\"\"", "$.id not to be empty, but it was"),
        replaced("\"source\": \"/shops/test\", ", "", "$.source, but it is missing"),
        replaced("\"type\": \"order.placed\",", "", "$.type, but it is missing"),
        replaced(
            "order.placed",
            "order.cancelled",
            "an event of type order.placed, but it was order.cancelled"),
        replaced(
            "2026-11-20T12:00:00-03:00",
            "yesterday",
            "$.time to be an RFC 3339 time, but was \"yesterday\""),
        Arguments.of("[]", "$ to be object, but was array"),
        Arguments.of("\"text\"", "$ to be object, but was string"));
  }

  @ParameterizedTest
  @MethodSource("badEnvelopes")
  void a_bad_envelope_is_refused_with_its_place_and_reason(String body, String reason) {
    assertRefused(CONTENT_TYPE, body, "Expected " + reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"not JSON", "{\"id\": ", "{} {}", "``", "{\"name\": \"\u0007\"}"})
  void what_is_not_json_is_refused(String body) {
    assertRefused(CONTENT_TYPE, body, "Expected ");
  }

  @Test
  void bytes_that_are_no_text_are_refused() {
    assertThatThrownBy(() -> orders.read(CONTENT_TYPE, new byte[] {'"', (byte) 0xC3, 0x28, '"'}))
        .isInstanceOf(UnacceptableEvent.class);
  }

  @Test
  void a_document_that_is_too_deep_is_refused() {
    assertRefused(CONTENT_TYPE, "[".repeat(5_000), "Expected readable JSON, but");
  }

  @Test
  void a_reason_shows_only_the_beginning_of_a_long_value() {
    assertThatThrownBy(() -> read(CONTENT_TYPE, PLACED.replace("A-1", "/".repeat(10_000))))
        .satisfies(refusal -> assertThat(refusal.getMessage()).hasSizeLessThan(200));
  }

  private static Arguments replaced(String good, String bad, String reason) {
    return Arguments.of(PLACED.replace(good, bad), reason);
  }

  private void assertRefused(@Nullable String contentType, String body, String reason) {
    assertThatThrownBy(() -> orders.read(contentType, bytes(body)))
        .isInstanceOf(UnacceptableEvent.class)
        .hasMessageStartingWith(reason);
  }

  private CloudEvent<OrderPlaced> read(String contentType, String body) {
    return orders.read(contentType, bytes(body));
  }

  private static byte[] bytes(String body) {
    return body.getBytes(StandardCharsets.UTF_8);
  }
}
