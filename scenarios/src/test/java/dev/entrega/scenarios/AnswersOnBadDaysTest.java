package dev.entrega.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Whatever is throttled, down, slow or cut: whoever asks hears a whole answer or that there is
 * none, and never nothing.
 */
@ExtendWith(RunningEntrega.class)
class AnswersOnBadDaysTest {

  private static final String QUESTION = "Posso pagar com Pix?";

  private final Scenario scenario;
  private final BadDays aws;

  AnswersOnBadDaysTest(Scenario scenario) {
    this.scenario = scenario;
    this.aws = new BadDays(scenario.entrega());
  }

  @AfterEach
  void all_is_well_again() throws Exception {
    aws.close();
    scenario.expectNothingPutAside();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'kind': 'throttled', 'operation': 'InvokeModel'}",
        "{'kind': 'broken', 'operation': 'InvokeModel'}",
        "{'kind': 'absent', 'operation': 'InvokeModel'}",
        "{'kind': 'slow', 'service': 'bedrock', 'delayMillis': 500, 'perTokenMillis': 1}",
      })
  void small_models_that_fail_and_slow_ones_cost_no_word_of_the_answer(String fault)
      throws Exception {
    var answer = whole(ask(fault));

    assertThat(answer.path("citations").findValuesAsString("source")).isNotEmpty();
    assertThat(answer.path("attempt").asInt()).isOne();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'kind': 'throttled', 'operation': 'Retrieve'}",
        "{'kind': 'broken', 'operation': 'Retrieve'}",
        "{'kind': 'absent', 'operation': 'Retrieve'}",
        "{'kind': 'refused', 'operation': 'StartSyncExecution', 'error': 'StateMachineDoesNotExist', 'status': 400}",
      })
  void without_the_help_centre_it_says_so_and_offers_a_human(String fault) throws Exception {
    var answer = whole(ask(fault));

    assertThat(answer.path("citations")).isEmpty();
    assertThat(answer.path("text").asString()).containsIgnoringCase("atendente");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'kind': 'throttled', 'operation': 'InvokeModelWithResponseStream', 'times': 1}",
        "{'kind': 'broken', 'operation': 'InvokeModelWithResponseStream', 'times': 2}",
        "{'kind': 'absent', 'operation': 'InvokeModelWithResponseStream', 'times': 1}",
        "{'kind': 'absent', 'operation': 'InvokeModelWithResponseStream', 'times': 1, 'after': 6}",
        "{'kind': 'throttled', 'operation': 'InvokeModelWithResponseStream', 'times': 1, 'after': 6}",
      })
  void what_fails_for_a_moment_is_tried_again_from_the_start(String fault) throws Exception {
    assertThat(whole(ask(fault)).path("attempt").asInt()).isGreaterThan(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'kind': 'throttled', 'operation': 'InvokeModelWithResponseStream'}",
        "{'kind': 'absent', 'service': 'bedrock'}",
        "{'kind': 'absent', 'operation': 'InvokeModelWithResponseStream', 'after': 6}",
        "{'kind': 'refused', 'operation': 'InvokeModelWithResponseStream', 'error': 'AccessDeniedException', 'status': 403}",
      })
  void where_no_model_answers_that_is_said(String fault) throws Exception {
    var end = ask(fault).getLast();

    assertThat(end.path("type").asString()).isEqualTo("answer.failed");
    assertThat(end.at("/data/text").asString()).isNotBlank();
  }

  private List<JsonNode> ask(String fault) throws Exception {
    aws.begin("[%s]".formatted(fault.replace('\'', '"')));
    try (var customer =
        new Customer(scenario.entrega().broker().uri(), "customer-" + UUID.randomUUID())) {
      return customer.ask(QUESTION);
    } finally {
      assertThat(aws.met()).isPositive();
    }
  }

  /** What its last attempt said in pieces is what the end says. */
  private static JsonNode whole(List<JsonNode> events) {
    var end = events.getLast();
    assertThat(end.path("type").asString()).isEqualTo("answer.completed");
    var text = new StringBuilder();
    events.stream()
        .map(event -> event.path("data"))
        .filter(data -> data.has("index"))
        .filter(data -> data.path("attempt").equals(end.at("/data/attempt")))
        .forEach(piece -> text.append(piece.path("text").asString()));
    assertThat(text).hasToString(end.at("/data/text").asString()).isNotBlank();
    return end.path("data");
  }
}
