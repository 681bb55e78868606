package dev.entrega.local.stepfunctions;

import static dev.entrega.local.stepfunctions.Door.PASS;
import static dev.entrega.local.stepfunctions.Door.WAIT;
import static dev.entrega.local.stepfunctions.Door.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.stepfunctions.api.CreateStateMachineAliasInput;
import dev.entrega.local.stepfunctions.api.CreateStateMachineAliasOutput;
import dev.entrega.local.stepfunctions.api.DeleteStateMachineAliasInput;
import dev.entrega.local.stepfunctions.api.DescribeStateMachineAliasInput;
import dev.entrega.local.stepfunctions.api.DescribeStateMachineAliasOutput;
import dev.entrega.local.stepfunctions.api.DescribeStateMachineInput;
import dev.entrega.local.stepfunctions.api.ExecutionListItem;
import dev.entrega.local.stepfunctions.api.ListStateMachineAliasesInput;
import dev.entrega.local.stepfunctions.api.ListStateMachineAliasesOutput;
import dev.entrega.local.stepfunctions.api.RoutingConfigurationListItem;
import dev.entrega.local.stepfunctions.api.StateMachineAliasListItem;
import dev.entrega.local.stepfunctions.api.UpdateStateMachineAliasInput;
import dev.entrega.local.stepfunctions.api.UpdateStateMachineAliasOutput;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Aliases, whose rules are those of recordings from AWS. */
class AliasesTest {

  private static final String MACHINE = Door.NOWHERE.replace("nowhere", "m");
  private static final String ONE = MACHINE + ":1";
  private static final String TWO = MACHINE + ":2";
  private static final String OTHER = Door.NOWHERE.replace("nowhere", "other") + ":1";
  private static final String LIVE = MACHINE + ":live";

  private final Door door = new Door();

  @BeforeEach
  void publish_two_versions_and_another_machine() {
    door.publish("m", WAIT);
    door.publishNext(MACHINE, PASS);
    door.publish("other", PASS);
  }

  @Test
  void an_execution_tells_the_alias_and_the_version_that_it_was_started_with() {
    create("live", null, to(ONE, 100));
    String byAlias = door.start(LIVE, "a", null);
    String byVersion = door.start(TWO, "v", null);
    String plain = door.start(MACHINE, "m", null);

    assertThat(door.describe(byAlias).stateMachineAliasArn()).isEqualTo(LIVE);
    assertThat(door.describe(byAlias).stateMachineVersionArn()).isEqualTo(ONE);
    assertThat(door.describe(byAlias).stateMachineArn()).isEqualTo(MACHINE);
    assertThat(door.describe(byVersion).stateMachineAliasArn()).isNull();
    assertThat(door.describe(byVersion).stateMachineVersionArn()).isEqualTo(TWO);
    assertThat(door.describe(plain).stateMachineVersionArn()).isNull();
    assertThat(names(LIVE)).containsExactly("a");
    assertThat(names(TWO)).containsExactly("v");
    assertThat(names(MACHINE)).containsExactly("m", "v");
  }

  @Test
  void executions_are_shared_out_by_weight() {
    create("live", null, to(ONE, 20), to(TWO, 80));

    long first =
        IntStream.range(0, 500)
            .mapToObj(i -> door.start(LIVE, "e" + i, null))
            .filter(arn -> ONE.equals(door.describe(arn).stateMachineVersionArn()))
            .count();

    assertThat(first).isBetween(60L, 140L);
  }

  @Test
  void a_version_without_weight_gets_nothing() {
    create("live", null, to(ONE, 0), to(TWO, 100));

    assertThat(IntStream.range(0, 50).mapToObj(i -> door.start(LIVE, "e" + i, null)))
        .allMatch(arn -> TWO.equals(door.describe(arn).stateMachineVersionArn()));
  }

  @Test
  void the_same_request_again_is_answered_alike() {
    CreateStateMachineAliasOutput first = create("live", "why", to(ONE, 100));
    door.time.advance(Duration.ofHours(1));

    assertThat(create("live", "why", to(ONE, 100))).isEqualTo(first);
    refused(
        "ConflictException",
        "Failed to create alias because an alias with the same name and a different routing"
            + " configuration already exists.",
        () -> create("live", "why", to(TWO, 100)));
    refused("ConflictException", "already exists", () -> create("live", "else", to(ONE, 100)));
  }

  static Stream<Arguments> refusedRoutes() {
    return Stream.of(
        Arguments.of(
            List.of(to(MACHINE, 100)),
            "ValidationException",
            "Routing configuration must contain state machine version ARNs. Received: ["
                + MACHINE
                + "]"),
        Arguments.of(
            List.of(to(ONE, 99)),
            "ValidationException",
            "Sum of routing configuration weights must equal 100. Received: [99]"),
        Arguments.of(
            List.of(to(ONE, 50), to(OTHER, 50)),
            "ValidationException",
            "Routing configuration must contain state machine version ARNs for the same state"
                + " machine. Received: ["
                + ONE
                + ", "
                + OTHER
                + "]"),
        Arguments.of(
            List.of(to(ONE, 50), to(ONE, 50)),
            "ValidationException",
            "Routing configuration must contain distinct state machine version ARNs. Received: ["
                + ONE
                + ", "
                + ONE
                + "]"),
        Arguments.of(
            List.of(to(MACHINE + ":7", 100)),
            "ResourceNotFound",
            "Resource not found: '" + MACHINE + ":7'"),
        Arguments.of(
            List.of(to(ONE, 101)),
            "ValidationException",
            "Value '101' at 'routingConfiguration.1.member.weight' failed to satisfy constraint:"
                + " Member must have value less than or equal to 100"),
        Arguments.of(
            List.of(),
            "ValidationException",
            "Value '[]' at 'routingConfiguration' failed to satisfy constraint: Member must have"
                + " length greater than or equal to 1"));
  }

  @ParameterizedTest
  @MethodSource("refusedRoutes")
  void routes_must_lead_to_versions_of_one_machine(
      List<RoutingConfigurationListItem> routes, String code, String message) {
    refused(
        code,
        message,
        () ->
            door.engine.createStateMachineAlias(
                new CreateStateMachineAliasInput("bad", null, routes)));
  }

  @Test
  void a_name_of_digits_alone_would_be_a_version() {
    refused(
        "ValidationException",
        "Value '123' at 'name' failed to satisfy constraint: Member must satisfy regular expression"
            + " pattern: ^(?=.*[a-zA-Z_\\-\\.])[a-zA-Z0-9_\\-\\.]+$",
        () -> create("123", null, to(ONE, 100)));
  }

  @Test
  void an_update_changes_what_it_names_alone() {
    create("live", "why", to(ONE, 100));
    assertThat(describe().updateDate()).isNull();
    door.time.advance(Duration.ofHours(1));

    var updated = update(null, List.of(to(TWO, 100)));

    assertThat(describe().description()).isEqualTo("why");
    assertThat(describe().routingConfiguration()).containsExactly(to(TWO, 100));
    assertThat(describe().updateDate()).isEqualTo(updated.updateDate());
    door.time.advance(Duration.ofHours(1));
    assertThat(update(null, List.of(to(TWO, 100)))).isEqualTo(updated);
    update("", null);
    assertThat(describe().description()).isNull();
  }

  @Test
  void an_update_that_is_refused_changes_nothing() {
    create("live", "why", to(ONE, 100));

    refused(
        "ValidationException",
        "Either description or routing configuration must be specified",
        () -> update(null, null));
    refused(
        "ValidationException",
        "weights must equal 100. Received: [42]",
        () -> update(null, List.of(to(TWO, 42))));
    refused(
        "ValidationException",
        "for the same state machine",
        () -> update(null, List.of(to(OTHER, 100))));
    assertThat(describe().routingConfiguration()).containsExactly(to(ONE, 100));
    assertThat(describe().updateDate()).isNull();
  }

  @Test
  void aliases_are_listed_by_name_or_by_the_version_they_lead_to() {
    create("b", null, to(ONE, 50), to(TWO, 50));
    create("a", null, to(ONE, 100));
    create("c", null, to(TWO, 100));

    var first = list(MACHINE, 2, null);
    var second = list(MACHINE, 2, first.nextToken());

    assertThat(arns(first.stateMachineAliases())).containsExactly(MACHINE + ":a", MACHINE + ":b");
    assertThat(arns(second.stateMachineAliases())).containsExactly(MACHINE + ":c");
    assertThat(second.nextToken()).isNull();
    assertThat(arns(list(TWO, null, null).stateMachineAliases()))
        .containsExactly(MACHINE + ":b", MACHINE + ":c");
    refused("InvalidToken", "Invalid Token", () -> list(TWO, 2, first.nextToken()));
    refused("StateMachineDoesNotExist", "nowhere", () -> list(Door.NOWHERE, null, null));
    refused("ResourceNotFound", MACHINE + ":9", () -> list(MACHINE + ":9", null, null));
  }

  @Test
  void a_deleted_alias_leads_nowhere() {
    create("live", null, to(ONE, 100));
    String execution = door.start(LIVE, "e", null);

    door.engine.deleteStateMachineAlias(new DeleteStateMachineAliasInput(LIVE));
    door.engine.deleteStateMachineAlias(new DeleteStateMachineAliasInput(LIVE));

    refused("ResourceNotFound", "Resource not found: '" + LIVE + "'", this::describe);
    refused(
        "StateMachineDoesNotExist",
        "State Machine Alias Does Not Exist: '" + LIVE + "'",
        () -> door.start(LIVE, "f", null));
    refused("ResourceNotFound", LIVE, () -> door.list(LIVE, null, null));
    assertThat(door.describe(execution).stateMachineAliasArn()).isEqualTo(LIVE);
  }

  @Test
  void an_alias_is_no_state_machine_to_describe() {
    create("live", null, to(ONE, 100));

    refused(
        "StateMachineDoesNotExist",
        LIVE,
        () -> door.engine.describeStateMachine(new DescribeStateMachineInput(LIVE)));
    refused(
        "ValidationException",
        "Expected the ARN of an alias",
        () -> door.engine.describeStateMachineAlias(new DescribeStateMachineAliasInput(MACHINE)));
  }

  @Test
  void there_are_a_hundred_aliases_at_most() {
    for (int i = 0; i < 100; i++) {
      create("a" + i, null, to(ONE, 100));
    }

    refused(
        "ServiceQuotaExceededException",
        "Expected at most 100 aliases",
        () -> create("a100", null, to(ONE, 100)));
  }

  private static RoutingConfigurationListItem to(String version, int weight) {
    return new RoutingConfigurationListItem(version, weight);
  }

  private CreateStateMachineAliasOutput create(
      String name, @Nullable String description, RoutingConfigurationListItem... routes) {
    return door.engine.createStateMachineAlias(
        new CreateStateMachineAliasInput(name, description, List.of(routes)));
  }

  private UpdateStateMachineAliasOutput update(
      @Nullable String description, @Nullable List<RoutingConfigurationListItem> routes) {
    return door.engine.updateStateMachineAlias(
        new UpdateStateMachineAliasInput(LIVE, description, routes));
  }

  private DescribeStateMachineAliasOutput describe() {
    return door.engine.describeStateMachineAlias(new DescribeStateMachineAliasInput(LIVE));
  }

  private ListStateMachineAliasesOutput list(
      String arn, @Nullable Integer size, @Nullable String token) {
    return door.engine.listStateMachineAliases(new ListStateMachineAliasesInput(arn, token, size));
  }

  private static List<String> arns(List<StateMachineAliasListItem> items) {
    return items.stream().map(StateMachineAliasListItem::stateMachineAliasArn).toList();
  }

  private List<String> names(String arn) {
    return door.list(arn, null, null).executions().stream()
        .map(ExecutionListItem::name)
        .map(Objects::requireNonNull)
        .toList();
  }
}
