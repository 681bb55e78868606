package dev.entrega.local.stepfunctions;

import static dev.entrega.local.stepfunctions.Door.PASS;
import static dev.entrega.local.stepfunctions.Door.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.stepfunctions.api.CloudWatchLogsLogGroup;
import dev.entrega.local.stepfunctions.api.CreateStateMachineInput;
import dev.entrega.local.stepfunctions.api.DescribeStateMachineInput;
import dev.entrega.local.stepfunctions.api.DescribeStateMachineOutput;
import dev.entrega.local.stepfunctions.api.EncryptionConfiguration;
import dev.entrega.local.stepfunctions.api.EncryptionType;
import dev.entrega.local.stepfunctions.api.LogDestination;
import dev.entrega.local.stepfunctions.api.LogLevel;
import dev.entrega.local.stepfunctions.api.LoggingConfiguration;
import dev.entrega.local.stepfunctions.api.TracingConfiguration;
import dev.entrega.local.stepfunctions.api.UpdateStateMachineInput;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationsTest {

  static final LogDestination LOG_GROUP =
      destination("arn:aws:logs:us-east-1:000000000000:log-group:/aws/vendedlogs/states/m:*");

  private final Door door = new Door();

  @Test
  void what_is_absent_is_filled_in_as_by_aws() {
    DescribeStateMachineOutput described = create(null, null, null);

    assertThat(described.loggingConfiguration())
        .isEqualTo(new LoggingConfiguration(LogLevel.OFF, false, null));
    assertThat(described.tracingConfiguration()).isEqualTo(new TracingConfiguration(false));
    assertThat(described.encryptionConfiguration())
        .isEqualTo(new EncryptionConfiguration(EncryptionType.AWS_OWNED_KEY, null, null));
    assertThat(described.label()).isNull();
    assertThat(described.variableReferences()).isNull();
  }

  @Test
  void what_is_given_is_told() {
    var logging = new LoggingConfiguration(LogLevel.ALL, true, List.of(LOG_GROUP));
    var key = new EncryptionConfiguration(EncryptionType.CUSTOMER_MANAGED_KMS_KEY, "alias/k", null);

    DescribeStateMachineOutput described = create(logging, new TracingConfiguration(true), key);

    assertThat(described.loggingConfiguration()).isEqualTo(logging);
    assertThat(described.tracingConfiguration()).isEqualTo(new TracingConfiguration(true));
    assertThat(described.encryptionConfiguration())
        .isEqualTo(
            new EncryptionConfiguration(EncryptionType.CUSTOMER_MANAGED_KMS_KEY, "alias/k", 300));
  }

  @Test
  void an_update_changes_what_it_names_alone() {
    String arn = create(null, null, null).stateMachineArn();
    var key = new EncryptionConfiguration(EncryptionType.CUSTOMER_MANAGED_KMS_KEY, "k", 60);

    door.engine.updateStateMachine(
        new UpdateStateMachineInput(arn, null, null, null, null, null, null, key));

    DescribeStateMachineOutput described = describe(arn);
    assertThat(described.encryptionConfiguration()).isEqualTo(key);
    assertThat(described.revisionId()).isNotNull();
  }

  static Stream<Arguments> refusedLogging() {
    return Stream.of(
        Arguments.of(
            new LoggingConfiguration(LogLevel.ALL, null, null),
            "Must specify exactly one Log Destination."),
        Arguments.of(
            new LoggingConfiguration(LogLevel.FATAL, null, List.of()),
            "Must specify exactly one Log Destination."),
        Arguments.of(
            new LoggingConfiguration(LogLevel.OFF, null, List.of(LOG_GROUP, LOG_GROUP)),
            "Must specify exactly one Log Destination."),
        Arguments.of(
            new LoggingConfiguration(LogLevel.ALL, null, List.of(new LogDestination(null))),
            "Must specify exactly one Log Destination."),
        Arguments.of(
            new LoggingConfiguration(
                LogLevel.ALL,
                null,
                List.of(destination("arn:aws:logs:us-east-1:000000000000:log-group:g"))),
            "Log Group ARN must be provided with '*' qualifier."),
        Arguments.of(
            new LoggingConfiguration(LogLevel.ALL, null, List.of(destination("g"))),
            "Expected the ARN of a log group"));
  }

  @ParameterizedTest
  @MethodSource("refusedLogging")
  void logs_go_to_one_log_group(LoggingConfiguration logging, String why) {
    refused(
        "InvalidLoggingConfiguration",
        "Invalid Logging Configuration: " + why,
        () -> create(logging, null, null));
  }

  @Test
  void level_off_needs_no_log_group() {
    var off = new LoggingConfiguration(null, true, List.of());

    assertThat(create(off, null, null).loggingConfiguration())
        .isEqualTo(new LoggingConfiguration(LogLevel.OFF, true, List.of()));
  }

  @Test
  void tracing_is_on_or_off() {
    refused(
        "InvalidTracingConfiguration",
        "Expected 'enabled'",
        () -> create(null, new TracingConfiguration(null), null));
  }

  static Stream<Arguments> refusedEncryption() {
    return Stream.of(
        Arguments.of(
            new EncryptionConfiguration(EncryptionType.CUSTOMER_MANAGED_KMS_KEY, null, 300),
            "InvalidEncryptionConfiguration",
            "Expected 'kmsKeyId'"),
        Arguments.of(
            new EncryptionConfiguration(EncryptionType.AWS_OWNED_KEY, "k", null),
            "InvalidEncryptionConfiguration",
            "Expected no key"),
        Arguments.of(
            new EncryptionConfiguration(EncryptionType.AWS_OWNED_KEY, null, 60),
            "InvalidEncryptionConfiguration",
            "Expected no key"),
        Arguments.of(
            new EncryptionConfiguration(null, "k", null),
            "ValidationException",
            "Value null at 'encryptionConfiguration.type' failed to satisfy constraint: Member must"
                + " not be null"),
        Arguments.of(
            new EncryptionConfiguration(EncryptionType.CUSTOMER_MANAGED_KMS_KEY, "k", 59),
            "ValidationException",
            "'encryptionConfiguration.kmsDataKeyReusePeriodSeconds' failed to satisfy constraint:"
                + " Member must have value greater than or equal to 60"));
  }

  @ParameterizedTest
  @MethodSource("refusedEncryption")
  void a_key_of_ones_own_is_named(EncryptionConfiguration key, String code, String why) {
    refused(code, why, () -> create(null, null, key));
  }

  @ParameterizedTest
  @ValueSource(strings = {"admin", "arn:aws:iam::000000000000:user/me", "arn:aws:sts::1:role/r"})
  void a_role_is_the_arn_of_one(String role) {
    refused(
        "InvalidArn",
        "Invalid Role Arn: '" + role + "'",
        () ->
            door.engine.createStateMachine(
                new CreateStateMachineInput("m", PASS, role, null, null, null)));
  }

  private static LogDestination destination(String arn) {
    return new LogDestination(new CloudWatchLogsLogGroup(arn));
  }

  private DescribeStateMachineOutput create(
      @Nullable LoggingConfiguration logging,
      @Nullable TracingConfiguration tracing,
      @Nullable EncryptionConfiguration encryption) {
    return describe(
        door.engine
            .createStateMachine(
                new CreateStateMachineInput(
                    "m", PASS, Scenario.ROLE, null, logging, tracing, null, null, null, encryption))
            .stateMachineArn());
  }

  private DescribeStateMachineOutput describe(String arn) {
    return door.engine.describeStateMachine(new DescribeStateMachineInput(arn));
  }
}
