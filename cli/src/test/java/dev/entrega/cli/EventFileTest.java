package dev.entrega.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.entrega.cli.endpoints.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EventFileTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "order.placed, orders, bridge.orders",
    "order.cancelled, orders, bridge.cancellations",
    "delivery.out-for-delivery, deliveries, courier.deliveries",
    "stock.counted, inventory, availability.stock-counts",
    "question.asked, questions,"
  })
  void the_type_tells_exchange_and_queue(String type, String exchange, String queue)
      throws IOException {
    var event = read(event(type)).events().getFirst();

    assertThat(event.exchange()).isEqualTo(exchange);
    assertThat(event.queue().orElse(null)).isEqualTo(queue);
  }

  @Test
  void a_line_is_sent_as_it_was_written() throws IOException {
    var line =
        "{\"type\": \"order.placed\",  \"id\":\"1\", \"source\":\"/é\", \"data\": {\"z\":1.0, \"a\":2}}";

    var event = read(line).events().getFirst();

    assertThat(event.body()).isEqualTo(line);
  }

  @Test
  void at_another_time_only_the_time_is_another() throws IOException {
    var event =
        read(
            "{\"type\":\"order.placed\",\"id\":\"1\",\"source\":\"/s\",\"time\":\"2020-01-01T00:00:00Z\"}");

    var later = event.events().getFirst().at(OffsetDateTime.parse("2026-11-20T10:00:01Z"));

    assertThat(later.body())
        .isEqualTo(
            "{\"type\":\"order.placed\",\"id\":\"1\",\"source\":\"/s\",\"time\":\"2026-11-20T10:00:01Z\"}");
  }

  @Test
  void empty_lines_are_passed_over() throws IOException {
    assertThat(read("\n" + event("order.placed") + "\n\n").events()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          nonsense                                  | events.jsonl:2: Expected a CloudEvent as JSON
          {"id":"1","source":"/s"}                  | events.jsonl:2: Expected a CloudEvent with a "type"
          {"type":"order.placed","source":"/s"}     | events.jsonl:2: Expected a CloudEvent with a "id"
          {"type":"weather.rain","id":"1","source":"/s"} | events.jsonl:2: Expected a type such as
          """)
  void a_bad_line_is_named(String line, String message) throws IOException {
    var file = write(event("order.placed") + "\n" + line);

    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> EventFile.read(file))
        .withMessageStartingWith(message);
  }

  @Test
  void a_missing_file_is_named() {
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> EventFile.read(folder.resolve("absent.jsonl")))
        .withMessageContaining("absent.jsonl");
  }

  private EventFile read(String content) throws IOException {
    return EventFile.read(write(content));
  }

  private Path write(String content) throws IOException {
    return Files.writeString(folder.resolve("events.jsonl"), content);
  }

  private static String event(String type) {
    return "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"%s\"}"
        .formatted(type);
  }
}
