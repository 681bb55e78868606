package dev.entrega.local.stepfunctions;

import static dev.entrega.local.stepfunctions.MapRunTold.PASSES;
import static dev.entrega.local.stepfunctions.MapRunTold.map;
import static dev.entrega.local.stepfunctions.Scenario.givenStates;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ItemBatchersTest {

  private static final String COUNTS =
      """
      "StartAt": "P", "States": {"P": {"Type": "Pass", "End": true, "Parameters": {
        "n.$": "States.ArrayLength($.Items)"}, "OutputPath": "$.n"}}
      """;

  @Test
  void items_are_grouped_by_number() {
    givenStates("M", map("\"ItemBatcher\": {\"MaxItemsPerBatch\": 2},", PASSES))
        .runs("[1, 2, 3]")
        .expectOutput("[{\"Items\": [1, 2]}, {\"Items\": [3]}]");
  }

  @Test
  void a_group_gets_what_all_groups_get() {
    givenStates(
            "M",
            map(
                """
                "ItemsPath": "$.items", "ItemSelector": {"v.$": "$$.Map.Item.Value"},
                "ItemBatcher": {"MaxItemsPerBatchPath": "$.most",
                  "BatchInput": {"day.$": "$.day"}},
                """,
                PASSES))
        .runs("{\"items\": [1, 2], \"most\": 5, \"day\": \"today\"}")
        .expectOutput(
            "[{\"BatchInput\": {\"day\": \"today\"}, \"Items\": [{\"v\": 1}, {\"v\": 2}]}]");
  }

  @Test
  void items_are_grouped_by_bytes() {
    givenStates("M", map("\"ItemBatcher\": {\"MaxInputBytesPerBatch\": 17},", PASSES))
        .runs("[1, 22, 333, 4444, 55555, 666666, 7777777]")
        .expectOutput(
            """
            [{"Items": [1, 22]}, {"Items": [333]}, {"Items": [4444]}, {"Items": [55555]},
             {"Items": [666666]}, {"Items": [7777777]}]
            """);
  }

  @Test
  void a_group_is_never_larger_than_an_input_may_be() {
    Scenario scenario =
        givenStates(
                "M",
                map(
                    """
                    "ItemBatcher": {"MaxItemsPerBatch": 100},
                    "ItemSelector": {"pad": "%s"},
                    """
                        .formatted("x".repeat(100_000)),
                    COUNTS))
            .runs("[1, 2, 3, 4, 5]");

    scenario.expectOutput("[2, 2, 1]");
  }

  @Test
  void an_item_that_is_too_large_by_itself_fails_the_run() {
    Scenario scenario =
        givenStates(
                "M",
                map(
                    """
                    "ItemSelector": {"pad.$": "States.Format('{}{}{}', $.p, $.p, $.p)"},
                    "ItemsPath": "$.items",
                    """,
                    PASSES))
            .runs("{\"items\": [1], \"p\": \"%s\"}".formatted("x".repeat(90_000)));

    assertThat(scenario.execution().error()).isEqualTo("States.DataLimitExceeded");
  }

  @Test
  void a_group_that_fails_counts_as_many_items_as_it_holds() {
    Scenario scenario =
        givenStates(
                "M",
                map(
                    "\"ToleratedFailureCount\": 2, \"ItemBatcher\": {\"MaxItemsPerBatch\": 2},",
                    """
                    "StartAt": "C", "States": {
                      "C": {"Type": "Choice", "Default": "P", "Choices": [
                        {"Variable": "$.Items[0]", "NumericEquals": 0, "Next": "F"}]},
                      "P": {"Type": "Succeed"}, "F": {"Type": "Fail"}}
                    """))
            .runs("[1, 1, 0, 0, 1]");
    var run = new MapRunTold(scenario);

    assertThat(run.items()).isEqualTo("succeeded=3, failed=2, total=5");
    assertThat(run.executions()).isEqualTo("succeeded=2, failed=1, total=3");
    assertThat(run.children())
        .extracting(child -> requireNonNull(child.execution().child()).itemCount())
        .containsExactly(2, 2, 1);
  }

  @Test
  void a_limit_that_is_no_number_of_items_is_refused() {
    givenStates(
            "M",
            map(
                "\"ItemsPath\": \"$.i\", \"ItemBatcher\": {\"MaxItemsPerBatchPath\": \"$.m\"},",
                PASSES))
        .runs("{\"i\": [1], \"m\": 0}")
        .expectFailure(
            "States.Runtime",
            "An error occurred while executing the state 'M' (entered at the event id #2)."
                + " The field MaxItemsPerBatch must be positive");
  }
}
