package dev.entrega.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entrega.local.stepfunctions.store.Retention;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrawersTest {

  @TempDir private Path folder;

  record Letter(String text, List<Page> pages, @Nullable Instant at) {}

  record Page(int number, Map<String, String> words) {}

  @Test
  void records_lie_in_the_order_of_their_keys_when_the_folder_is_opened_again() {
    var one = new Letter("one", List.of(new Page(1, Map.of("a", "b"))), Instant.EPOCH);
    var two = new Letter("dois, três", List.of(), null);
    try (var drawers = RocksDrawers.open(folder)) {
      var letters = drawers.drawer("letters", Letter.class);
      letters.put("k/2", two);
      letters.put("k/1", two);
      letters.put("k/1", one);
      letters.put("k/3", one);
      letters.remove("k/3");
      drawers.drawer("letters.old", Letter.class).put("k/9", one);
      drawers.secure();
    }

    try (var drawers = RocksDrawers.open(folder)) {
      assertThat(all(drawers)).containsExactly(Map.entry("k/1", one), Map.entry("k/2", two));
    }
  }

  @Test
  void a_record_that_moves_is_in_one_place() {
    var letter = new Letter("x", List.of(), null);
    try (var drawers = RocksDrawers.open(folder)) {
      var letters = drawers.drawer("letters", Letter.class);
      letters.put("here", letter);
      letters.move("here", "there", letter);

      assertThat(all(drawers)).containsExactly(Map.entry("there", letter));
    }
  }

  @Test
  void what_is_put_is_told_once_it_is_kept() throws InterruptedException {
    try (var drawers = RocksDrawers.open(folder)) {
      var kept = new CountDownLatch(1);
      drawers.drawer("letters", Letter.class).put("k", new Letter("x", List.of(), null));
      drawers.whenKept(kept::countDown);

      assertThat(kept.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void executions_and_drawers_share_a_folder() {
    var letter = new Letter("x", List.of(), null);
    try (var store = RocksStore.open(folder, Retention.AS_ON_AWS)) {
      store.drawer("letters", Letter.class).put("k", letter);
    }

    try (var store = RocksStore.open(folder, Retention.AS_ON_AWS)) {
      assertThat(all(store)).containsExactly(Map.entry("k", letter));
    }
  }

  @Test
  void a_folder_is_opened_once() {
    try (var _ = RocksDrawers.open(folder)) {
      assertThatThrownBy(() -> RocksDrawers.open(folder))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("another process uses it")
          .message()
          .doesNotContain("\n");
    }
  }

  @Test
  void drawers_of_none_are_empty_and_never_wait() {
    var letters = Drawers.NONE.drawer("letters", Letter.class);
    var told = new CountDownLatch(1);

    letters.put("k", new Letter("x", List.of(), null));
    Drawers.NONE.whenKept(told::countDown);
    Drawers.NONE.secure();

    assertThat(told.getCount()).isZero();
    assertThat(all(Drawers.NONE)).isEmpty();
  }

  private static Map<String, Letter> all(Drawers drawers) {
    var all = new LinkedHashMap<String, Letter>();
    drawers.drawer("letters", Letter.class).each(all::put);
    return all;
  }
}
