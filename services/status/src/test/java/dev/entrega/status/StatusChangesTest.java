package dev.entrega.status;

import static dev.entrega.messaging.orders.OrderStatus.CONFIRMED;
import static dev.entrega.messaging.orders.OrderStatus.RECEIVED;
import static dev.entrega.status.Changes.change;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.testing.OnEachDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@OnEachDatabase
final class StatusChangesTest {

  @AutoClose private final Database database = new Database();
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final List<String> told = new ArrayList<>();
  private final StatusChanges changes =
      new StatusChanges(database.timelines(InstantSource.system()), told::add, metrics);

  @Test
  void a_change_is_written_down_and_told_once() {
    changes.on(change("o-1", RECEIVED));
    changes.on(change("o-1", RECEIVED));
    changes.on(change("o-1", CONFIRMED));

    assertThat(database.orders().find("o-1").orElseThrow().timeline())
        .extracting(Step::status)
        .containsExactly(RECEIVED, CONFIRMED);
    assertThat(told).containsExactly("o-1", "o-1");
    assertThat(count("recorded")).isEqualTo(2);
    assertThat(count("duplicate")).isEqualTo(1);
  }

  private double count(String outcome) {
    return metrics.get("status.changes").tag("outcome", outcome).counter().count();
  }
}
