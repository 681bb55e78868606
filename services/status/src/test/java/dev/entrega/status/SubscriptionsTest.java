package dev.entrega.status;

import static dev.entrega.messaging.orders.OrderStatus.CANCELLED;
import static dev.entrega.messaging.orders.OrderStatus.CONFIRMED;
import static dev.entrega.messaging.orders.OrderStatus.DELIVERED;
import static dev.entrega.messaging.orders.OrderStatus.PAYMENT_APPROVED;
import static dev.entrega.messaging.orders.OrderStatus.RECEIVED;
import static dev.entrega.status.Changes.change;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@RunningStatus
@Timeout(30)
final class SubscriptionsTest {

  private final StatusChanges changes;
  private final UpstreamEvents upstream;
  private final Subscriptions subscriptions;
  private final JdbcClient database;
  private final Browser browser;

  SubscriptionsTest(
      StatusChanges changes,
      UpstreamEvents upstream,
      Subscriptions subscriptions,
      JdbcClient database,
      @LocalServerPort int port) {
    this.changes = changes;
    this.upstream = upstream;
    this.subscriptions = subscriptions;
    this.database = database;
    this.browser = new Browser(port);
  }

  @Test
  void a_stream_tells_what_was_and_what_comes_and_ends_with_the_order() throws IOException {
    changes.on(change("a-1", RECEIVED));
    changes.on(change("a-1", CONFIRMED));

    try (var stream = new Stream(browser.open("/api/orders/a-1/events"))) {
      assertThat(stream.response.headers().firstValue("Content-Type"))
          .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
      assertThat(stream.nextEvent()).contains("id:10").anyMatch(isData("RECEIVED"));
      assertThat(stream.nextEvent()).contains("id:20").anyMatch(isData("\"totalCents\":1250"));

      changes.on(change("a-1", PAYMENT_APPROVED));
      assertThat(stream.nextEvent()).contains("id:30").anyMatch(isData("PAYMENT_APPROVED"));

      changes.on(change("a-1", PAYMENT_APPROVED));
      changes.on(change("a-1", DELIVERED));
      assertThat(stream.nextEvent()).contains("id:95").anyMatch(isData("DELIVERED"));
      assertThat(stream.nextEvent()).as("after the end").isEmpty();
    }
    awaitOpen(0);
  }

  @Test
  void a_stream_that_broke_off_goes_on_behind_what_was_seen() throws IOException {
    changes.on(change("b-1", RECEIVED));
    changes.on(change("b-1", CONFIRMED));
    changes.on(change("b-1", PAYMENT_APPROVED));

    try (var stream = new Stream(browser.open("/api/orders/b-1/events", "Last-Event-ID", "20"))) {
      assertThat(stream.nextEvent()).contains("id:30");

      changes.on(change("b-1", DELIVERED));
      assertThat(stream.nextEvent()).contains("id:95");
    }
  }

  @Test
  void a_lower_step_that_comes_late_is_told_all_the_same() throws IOException {
    changes.on(change("c-1", PAYMENT_APPROVED));

    try (var stream = new Stream(browser.open("/api/orders/c-1/events"))) {
      assertThat(stream.nextEvent()).contains("id:30");

      changes.on(change("c-1", CONFIRMED));
      assertThat(stream.nextEvent()).contains("id:20");
    }
  }

  @Test
  void whoever_saw_the_end_is_told_not_to_come_back() {
    changes.on(change("d-1", DELIVERED));

    assertThat(browser.get("/api/orders/d-1/events", "Last-Event-ID", "95").statusCode())
        .isEqualTo(204);
    assertThat(browser.get("/api/orders/d-1/events").body()).contains("id:95");
  }

  @Test
  void whoever_comes_after_the_end_is_told_what_came_too_late() throws IOException {
    changes.on(change("h-1", CANCELLED));
    upstream.onDelivery(Upstream.delivered("h-1"));

    try (var stream = new Stream(browser.open("/api/orders/h-1/events"))) {
      assertThat(stream.nextEvent()).contains("id:94");
      assertThat(stream.nextEvent())
          .contains("event:late")
          .anyMatch(isData("delivery.delivered"))
          .noneMatch(line -> line.startsWith("id:"));
      assertThat(stream.nextEvent()).as("after the end").isEmpty();
    }
  }

  @Test
  void whoever_sees_the_end_come_is_not_told_of_what_may_still_prove_to_be_in_time()
      throws IOException {
    changes.on(change("i-1", RECEIVED));
    upstream.onDelivery(Upstream.dispatched("i-1"));

    try (var stream = new Stream(browser.open("/api/orders/i-1/events"))) {
      assertThat(stream.nextEvent()).contains("id:10");
      changes.on(change("i-1", DELIVERED));
      assertThat(stream.nextEvent()).contains("id:95");
      assertThat(stream.nextEvent()).as("after the end").isEmpty();
    }
  }

  @Test
  void an_idle_stream_has_a_heartbeat_and_is_forgotten_when_the_other_side_goes()
      throws IOException {
    changes.on(change("e-1", RECEIVED));

    try (var stream = new Stream(browser.open("/api/orders/e-1/events"))) {
      stream.nextEvent();
      stream.awaitComment();
      stream.awaitComment();
      awaitOpen(1);
    }
    awaitOpen(0);
  }

  @Test
  void what_another_instance_wrote_down_comes_with_the_next_beat() throws IOException {
    changes.on(change("f-1", RECEIVED));
    var elsewhere =
        new Timelines(database, TransactionOperations.withoutTransaction(), InstantSource.system());

    try (var stream = new Stream(browser.open("/api/orders/f-1/events"))) {
      assertThat(stream.nextEvent()).contains("id:10");
      elsewhere.record(change("f-1", CONFIRMED));
      assertThat(stream.nextEvent()).contains("id:20");
    }
  }

  @Test
  void several_may_watch_one_order() throws IOException {
    changes.on(change("g-1", RECEIVED));

    try (var one = new Stream(browser.open("/api/orders/g-1/events"));
        var other = new Stream(browser.open("/api/orders/g-1/events"))) {
      assertThat(one.nextEvent()).contains("id:10");
      assertThat(other.nextEvent()).contains("id:10");
      changes.on(change("g-1", DELIVERED));
      assertThat(one.nextEvent()).contains("id:95");
      assertThat(other.nextEvent()).contains("id:95");
    }
  }

  private void awaitOpen(int streams) {
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(subscriptions.size()).isEqualTo(streams));
  }

  private static Predicate<String> isData(String part) {
    return line -> line.startsWith("data:") && line.contains(part);
  }

  /** Reads a stream of events as a browser would. */
  private record Stream(HttpResponse<InputStream> response, BufferedReader lines)
      implements AutoCloseable {

    Stream(HttpResponse<InputStream> response) {
      this(
          response,
          new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8)));
    }

    /** The lines of the next event; none if the stream has ended. */
    List<String> nextEvent() throws IOException {
      var event = new ArrayList<String>();
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isEmpty() && !event.isEmpty()) {
          return event;
        }
        if (!line.isEmpty() && !line.startsWith(":")) {
          event.add(line);
        }
      }
      return event;
    }

    void awaitComment() throws IOException {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(":")) {
          return;
        }
      }
      throw new IOException("Expected a heartbeat, but the stream ended");
    }

    @Override
    public void close() throws IOException {
      response.body().close();
    }
  }
}
