package dev.entrega.local.stepfunctions;

import static dev.entrega.local.stepfunctions.Door.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.entrega.local.stepfunctions.api.CreateActivityInput;
import dev.entrega.local.stepfunctions.api.CreateStateMachineInput;
import dev.entrega.local.stepfunctions.api.ListActivitiesInput;
import dev.entrega.local.stepfunctions.api.RedriveExecutionInput;
import dev.entrega.local.stepfunctions.api.SendTaskFailureInput;
import dev.entrega.local.stepfunctions.api.StartExecutionInput;
import dev.entrega.local.stepfunctions.api.Tag;
import dev.entrega.local.stepfunctions.api.TagResourceInput;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConstraintsTest {

  private static final String ONE = "1 validation error detected: ";

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(
            new StartExecutionInput(null, null, null, null),
            ONE
                + "Value null at 'stateMachineArn' failed to satisfy constraint: Member must not be"
                + " null"),
        Arguments.of(
            new StartExecutionInput("", null, null, null),
            ONE
                + "Value '' at 'stateMachineArn' failed to satisfy constraint: Member must have"
                + " length greater than or equal to 1"),
        Arguments.of(
            new StartExecutionInput("a", "n".repeat(81), null, null),
            ONE
                + "Value '"
                + "n".repeat(81)
                + "' at 'name' failed to satisfy constraint: Member must have length less than or"
                + " equal to 80"),
        Arguments.of(
            new StartExecutionInput("a", null, "\"" + "é".repeat(131_072) + "\"", null),
            ONE
                + "Value at 'input' failed to satisfy constraint: Member must have length less than"
                + " or equal to 262144"),
        Arguments.of(
            new StartExecutionInput("a", null, null, "é"),
            ONE
                + "Value 'é' at 'traceHeader' failed to satisfy constraint: Member must satisfy"
                + " regular expression pattern: \\p{ASCII}*"),
        Arguments.of(
            new RedriveExecutionInput("a", "a b"),
            ONE
                + "Value 'a b' at 'clientToken' failed to satisfy constraint: Member must satisfy"
                + " regular expression pattern: [!-~]+"),
        Arguments.of(
            new ListActivitiesInput(1001, null),
            ONE
                + "Value '1001' at 'maxResults' failed to satisfy constraint: Member must have"
                + " value less than or equal to 1000"),
        Arguments.of(
            new ListActivitiesInput(-1, null),
            ONE
                + "Value '-1' at 'maxResults' failed to satisfy constraint: Member must have value"
                + " greater than or equal to 0"),
        Arguments.of(
            new TagResourceInput("a", Collections.singletonList(null)),
            ONE
                + "Value null at 'tags.1.member' failed to satisfy constraint: Member must not be"
                + " null"),
        Arguments.of(
            new CreateActivityInput("a", List.of(new Tag("k".repeat(129), null)), null),
            ONE
                + "Value '"
                + "k".repeat(129)
                + "' at 'tags.1.member.key' failed to satisfy constraint: Member must have length"
                + " less than or equal to 128"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void a_member_that_does_not_comply_is_refused_in_the_words_of_aws(
      Record request, String message) {
    refused("ValidationException", message, () -> Constraints.checked(request));
  }

  @Test
  void all_that_is_wrong_is_told_at_once() {
    refused(
        "ValidationException",
        "3 validation errors detected: Value null at 'name' failed to satisfy constraint: Member"
            + " must not be null; Value at 'definition' failed to satisfy constraint: Member must"
            + " have length greater than or equal to 1; Value null at 'roleArn' failed",
        () -> Constraints.checked(new CreateStateMachineInput(null, "", null, null, null, null)));
  }

  @Test
  void ten_wrongs_are_told_at_most() {
    var tags = new Tag[12];
    Arrays.fill(tags, new Tag("", null));

    refused(
        "ValidationException",
        "10 validation errors detected: ",
        () -> Constraints.checked(new TagResourceInput("a", List.of(tags))));
  }

  @Test
  void what_complies_is_left_as_it_is() {
    var request = new SendTaskFailureInput("t", "e".repeat(256), "c".repeat(32_768));

    assertThat(Constraints.checked(request)).isSameAs(request);
    assertThatCode(() -> Constraints.checked(new StartExecutionInput("a", "é".repeat(80), "", "")))
        .doesNotThrowAnyException();
  }
}
