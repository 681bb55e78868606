package dev.entrega.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.messaging.orders.OrderStatus;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Many stories, each by a seed of its own; {@code -Pchaos} tells many more. One that goes wrong is
 * printed step by step; {@code -Dentrega.seed=…} tells it alone.
 */
class InterleavingsTest {

  private static final Logger LOG = LoggerFactory.getLogger(InterleavingsTest.class);

  /** With fewer stories some end may be rare by chance. */
  private static final int ENOUGH = 300;

  private static final double LEAST_SHARE = 0.02;

  private static Stage stage;
  private static Door door;

  @BeforeAll
  static void build() throws IOException {
    stage = new Stage();
    door = new Door(stage);
  }

  @AfterAll
  static void close() {
    stage.close();
  }

  @Test
  void whatever_happens_stock_and_money_and_words_agree_in_the_end() {
    var only = Long.getLong("entrega.seed");
    var first = only == null ? 0 : only;
    var count = only == null ? stories() : 1;
    Map<OrderStatus, Integer> ends = new TreeMap<>();
    Map<OrderStatus, Integer> calmEnds = new TreeMap<>();
    var longest = 0;
    var began = System.nanoTime();
    for (var seed = first; seed < first + count; seed++) {
      var story = new Story(stage, door, seed);
      tell(seed, story, story.isCalm() ? calmEnds : ends);
      longest = Math.max(longest, story.steps());
    }
    LOG.info(
        "{} stories, the longest of {} steps, in {} s: {}, and without faults and haste {}",
        count,
        longest,
        (System.nanoTime() - began) / 1_000_000_000,
        ends,
        calmEnds);
    if (count >= ENOUGH) {
      checkThatNoneIsRare(ends, EnumSet.noneOf(OrderStatus.class));
      checkThatNoneIsRare(calmEnds, EnumSet.of(OrderStatus.CANCELLED));
    }
  }

  private static int stories() {
    return Integer.getInteger(
        "entrega.stories", Boolean.getBoolean("entrega.chaos") ? 50_000 : ENOUGH);
  }

  /** A run in which hardly anything was cancelled, say, shows little about cancelling. */
  private static void checkThatNoneIsRare(Map<OrderStatus, Integer> ends, Set<OrderStatus> absent) {
    var all = ends.values().stream().mapToInt(Integer::intValue).sum();
    for (var end : OrderStatus.values()) {
      if (end.isEnd() && !absent.contains(end)) {
        assertThat(ends.getOrDefault(end, 0))
            .as("orders that ended %s, among %s", end, ends)
            .isGreaterThan((int) (LEAST_SHARE * all));
      }
    }
  }

  private static void tell(long seed, Story story, Map<OrderStatus, Integer> ends) {
    List<String> wrong;
    try {
      wrong = new Verdict(story.tell(), ends).wrong();
    } catch (Exception | AssertionError e) {
      throw new AssertionError(text(seed, story, List.of(e.toString())), e);
    }
    if (!wrong.isEmpty()) {
      throw new AssertionError(text(seed, story, wrong));
    }
  }

  private static String text(long seed, Story story, List<String> wrong) {
    return "Expected a good end of story %d, but%n  %s%nof%n  %s%nafter%n%s"
        .formatted(
            seed,
            String.join("\n  ", wrong),
            story.orders().stream().map(Record::toString).collect(Collectors.joining("\n  ")),
            String.join("\n", story.told()));
  }
}
