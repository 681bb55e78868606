package dev.entrega.local.launcher.model;

import dev.entrega.messaging.orders.OrderStatus;
import java.io.IOException;
import java.util.List;
import java.util.Map;
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
    var longest = 0;
    var began = System.nanoTime();
    for (var seed = first; seed < first + count; seed++) {
      longest = Math.max(longest, tell(seed, ends));
    }
    LOG.info(
        "{} stories, the longest of {} steps, in {} s: {}",
        count,
        longest,
        (System.nanoTime() - began) / 1_000_000_000,
        ends);
  }

  private static int stories() {
    return Integer.getInteger(
        "entrega.stories", Boolean.getBoolean("entrega.chaos") ? 50_000 : 1_500);
  }

  private static int tell(long seed, Map<OrderStatus, Integer> ends) {
    var story = new Story(stage, door, seed);
    List<String> wrong;
    try {
      wrong = new Verdict(story.tell(), ends).wrong();
    } catch (Exception | AssertionError e) {
      throw new AssertionError(text(seed, story, List.of(e.toString())), e);
    }
    if (!wrong.isEmpty()) {
      throw new AssertionError(text(seed, story, wrong));
    }
    return story.told().size();
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
