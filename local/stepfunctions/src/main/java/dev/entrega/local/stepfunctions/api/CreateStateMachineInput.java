package dev.entrega.local.stepfunctions.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What CreateStateMachine takes; {@code type} is STANDARD where absent. */
public record CreateStateMachineInput(
    @Member(required = true, min = 1, max = 80) @Nullable String name,
    @Member(required = true, min = 1, max = 1048576, sensitive = true) @Nullable String definition,
    @Member(required = true, min = 1, max = 256) @Nullable String roleArn,
    @Nullable StateMachineType type,
    @Nullable LoggingConfiguration loggingConfiguration,
    @Nullable TracingConfiguration tracingConfiguration,
    @Nullable List<Tag> tags,
    @Nullable Boolean publish,
    @Member(max = 256, sensitive = true) @Nullable String versionDescription,
    @Nullable EncryptionConfiguration encryptionConfiguration) {

  /** Without version, tags and encryption. */
  public CreateStateMachineInput(
      @Nullable String name,
      @Nullable String definition,
      @Nullable String roleArn,
      @Nullable StateMachineType type,
      @Nullable LoggingConfiguration loggingConfiguration,
      @Nullable TracingConfiguration tracingConfiguration) {
    this(
        name,
        definition,
        roleArn,
        type,
        loggingConfiguration,
        tracingConfiguration,
        null,
        null,
        null,
        null);
  }
}
