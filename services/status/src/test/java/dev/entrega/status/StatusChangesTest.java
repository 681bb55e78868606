package dev.entrega.status;

import static dev.entrega.messaging.orders.OrderStatus.CONFIRMED;
import static dev.entrega.messaging.orders.OrderStatus.RECEIVED;
import static dev.entrega.status.Changes.change;
import static dev.entrega.status.Changes.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entrega.testing.OnEachDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnEachDatabase
final class StatusChangesTest {

  @AutoClose private final Database database = new Database();
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final List<String> told = new ArrayList<>();
  private final StatusChanges changes =
      new StatusChanges(database.timelines(InstantSource.system()), told::add, metrics);

  @Test
  void a_change_is_written_down_and_told_once() {
    changes.on(json(change("o-1", RECEIVED)));
    changes.on(json(change("o-1", RECEIVED)));
    changes.on(json(change("o-1", CONFIRMED)));

    assertThat(database.orders().find("o-1").orElseThrow().timeline())
        .extracting(Step::status)
        .containsExactly(RECEIVED, CONFIRMED);
    assertThat(told).containsExactly("o-1", "o-1");
    assertThat(count("recorded")).isEqualTo(2);
    assertThat(count("duplicate")).isEqualTo(1);
  }

  @Test
  void fields_that_are_not_known_yet_are_ignored() {
    changes.on(json(change("o-1", RECEIVED)).replaceFirst("\\{", "{\"carrier\":{\"name\":\"x\"},"));

    assertThat(database.orders().find("o-1")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "delivered",
        "[]",
        "{}",
        """
        {"orderId":"a/b","customerId":"c","status":"RECEIVED","sequence":10,\
        "occurredAt":"2026-11-20T10:00:00Z"}\
        """,
        """
        {"orderId":"o-1","status":"RECEIVED","sequence":10,"occurredAt":"2026-11-20T10:00:00Z"}\
        """,
        """
        {"orderId":"o-1","customerId":"c","sequence":10,"occurredAt":"2026-11-20T10:00:00Z"}\
        """,
        """
        {"orderId":"o-1","customerId":"c","status":"RECEIVED","sequence":10}\
        """,
        """
        {"orderId":"o-1","customerId":"c","status":"LOST","sequence":10,\
        "occurredAt":"2026-11-20T10:00:00Z"}\
        """,
        """
        {"orderId":"o-1","customerId":"c","status":"RECEIVED","sequence":10,\
        "occurredAt":"yesterday"}\
        """
      })
  void what_is_no_change_of_status_is_refused_and_says_so(String body) {
    assertThatThrownBy(() -> changes.on(body))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Expected a change of status");
    assertThat(database.orders().counts().total()).isZero();
    assertThat(told).isEmpty();

    changes.on(json(change("o-1", RECEIVED)));
    assertThat(told).containsExactly("o-1");
  }

  private double count(String outcome) {
    return metrics.get("status.changes").tag("outcome", outcome).counter().count();
  }
}
