package dev.entrega.local.stepfunctions.mocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entrega.local.stepfunctions.execution.Mocks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MockConfigurationTest {

  @Test
  void attempts_are_answered_in_their_order_and_then_anew() {
    var busy = new Mocks.Answer.Throws("Busy", "so");
    var configuration =
        MockConfiguration.read(
            """
            {"StateMachines": {"M": {"TestCases": {"Happy": {"A": "slow"}}}},
             "MockedResponses": {"slow": {"2": {"Return": {"ok": true}},
                                          "0-1": {"Throw": {"Error": "Busy", "Cause": "so"}}}}}
            """);

    assertThat(configuration.answer("M", "Happy", "A", 0)).isEqualTo(busy);
    assertThat(configuration.answer("M", "Happy", "A", 1)).isEqualTo(busy);
    assertThat(configuration.answer("M", "Happy", "A", 2))
        .isInstanceOfSatisfying(
            Mocks.Answer.Returns.class,
            answer -> assertThat(answer.result().toString()).isEqualTo("{\"ok\":true}"));
    assertThat(configuration.answer("M", "Happy", "A", 3)).isEqualTo(busy);
    assertThat(configuration.answer("M", "Happy", "B", 0)).isNull();
    assertThat(configuration.answer("M", "Sad", "A", 0)).isNull();
  }

  @Test
  void an_arn_is_divided_from_the_test_case_that_follows_it() {
    assertThat(TestCase.of("arn#Happy")).isEqualTo(new TestCase("arn", "Happy"));
    assertThat(TestCase.of("arn")).isEqualTo(new TestCase("arn", null));
    assertThat(TestCase.of(null)).isEqualTo(new TestCase(null, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {                                                          | to be JSON
          []                                                         | an object at /
          {"MockedResponses": {"r": {"x": {}}}}                      | attempts as "0" or "1-2" at /MockedResponses/r
          {"MockedResponses": {"r": {"2-1": {}}}}                    | attempts as "0" or "1-2"
          {"MockedResponses": {"r": {}}}                             | at least one attempt at /MockedResponses/r
          {"MockedResponses": {"r": {"1": {"Return": 1}}}}           | an answer to attempt 0
          {"MockedResponses": {"r": {"0": {}}}}                      | either Return or Throw at /MockedResponses/r/0
          {"MockedResponses": {"r": {"0": {"Return": 1, "Throw": 1}}}} | either Return or Throw
          {"MockedResponses": {"r": {"0": {"Throw": {"Error": "E"}}}}} | a text at /MockedResponses/r/0/Throw/Cause
          {"StateMachines": {"M": {"TestCases": {"C": {"A": "none"}}}}} | the name of one of [] at /StateMachines/M/TestCases/C/A
          {"StateMachines": {"M": {"TestCases": {"C": {"A": 1}}}}}   | the name of one of
          {"StateMachines": {"M": 1}}                                | an object at /StateMachines/M
          """)
  void what_is_no_such_file_is_refused_with_its_place(String file, String why) {
    assertThatThrownBy(() -> MockConfiguration.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }
}
