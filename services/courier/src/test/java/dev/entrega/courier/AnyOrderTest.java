package dev.entrega.courier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.testing.OnEachDatabase;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** Events and tokens come at the same moment, in any order, twice, and with crashes between. */
@OnEachDatabase
class AnyOrderTest {

  private static final int ROUNDS = Boolean.getBoolean("entrega.chaos") ? 250 : 10;

  @Test
  void in_a_good_run_everything_goes_out_once_and_in_order_of_rank() throws Exception {
    var first = System.nanoTime();
    for (var seed = first; seed < first + ROUNDS; seed++) {
      try (var depot = new Depot(new World())) {
        var parcels = Parcels.of(new Random(seed));

        parcels.comeTo(depot.courier());

        assertThat(depot.unsettled()).as("left for the sweep, seed %d", seed).isZero();
        assertThat(depot.world.told).as("seed %d", seed).doesNotHaveDuplicates();
        checkThatAllIsTold(parcels, depot, seed);
        checkOrderOfRank(parcels, depot, seed);
        checkThatTheOutcomeIsTheLastWord(parcels, depot, seed);
      }
    }
  }

  @Test
  void faults_and_crashes_lose_nothing() throws Exception {
    var first = System.nanoTime();
    for (var seed = first; seed < first + ROUNDS; seed++) {
      try (var depot = new Depot(new World(() -> ThreadLocalRandom.current().nextInt(5) == 0));
          var other = depot.another()) {
        var parcels = Parcels.of(new Random(seed));

        parcels.comeTo(
            depot.waking(orderId -> {
              switch (ThreadLocalRandom.current().nextInt(4)) {
                case 0 -> depot.settlement().settle(orderId);
                case 1 -> other.settle(orderId);
                case 2 -> other.sweep();
                default -> depot.pass(Duration.ofSeconds(7));
              }
            }));
        depot.sweepToTheEnd();

        checkThatAllIsTold(parcels, depot, seed);
      }
    }
  }

  private static void checkThatAllIsTold(Parcels parcels, Depot depot, long seed) {
    for (var parcel : parcels.all()) {
      var statuses =
          depot.world.published.stream()
              .filter(change -> change.orderId().equals(parcel.orderId()))
              .map(change -> change.status())
              .distinct();
      if (parcel.tokenLast() || !parcel.isToBeAnswered()) {
        assertThat(statuses)
            .as("published of %s, seed %d", parcel, seed)
            .containsExactlyInAnyOrderElementsOf(parcel.statusesToPublish());
      } else {
        // What comes after the outcome is nobody's news any more.
        assertThat(statuses)
            .as("published of %s, seed %d", parcel, seed)
            .isSubsetOf(parcel.statusesToPublish());
      }

      var outcomes =
          depot.world.taken.stream()
              .filter(taken -> taken.token().equals(parcel.token()))
              .map(taken -> taken.output() instanceof Delivered ? "DELIVERED" : "FAILED");
      var recorded =
          depot
              .database
              .sql("select outcome from shipment where order_id = ? and task_token is not null")
              .param(parcel.orderId())
              .query((row, _) -> String.valueOf(row.getString(1)))
              .list();
      recorded.remove("null");
      assertThat(recorded).as("%s, seed %d", parcel, seed).hasSize(parcel.isToBeAnswered() ? 1 : 0);
      assertThat(outcomes)
          .as("answered of %s, seed %d", parcel, seed)
          .containsExactlyElementsOf(recorded);
    }
  }

  private static void checkThatTheOutcomeIsTheLastWord(Parcels parcels, Depot depot, long seed) {
    for (var parcel : parcels.all()) {
      if (depot.world.told.contains(parcel.token())) {
        assertThat(depot.world.told.stream().filter(parcel::isMeantBy).toList().getLast())
            .as("%s, seed %d", parcel, seed)
            .isEqualTo(parcel.token());
      }
    }
  }

  /** Only of parcels whose events were all there before the token: of those, order is certain. */
  private static void checkOrderOfRank(Parcels parcels, Depot depot, long seed) {
    for (var parcel : parcels.all()) {
      if (parcel.tokenLast()) {
        assertThat(depot.world.told.stream().filter(parcel::isMeantBy))
            .as("%s, seed %d", parcel, seed)
            .containsExactlyElementsOf(parcel.toldInOrderOfRank());
      }
    }
  }
}
