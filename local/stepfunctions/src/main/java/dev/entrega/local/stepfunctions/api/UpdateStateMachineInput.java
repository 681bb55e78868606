package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/** What shall change; what is absent stays as it is. */
public record UpdateStateMachineInput(
    @Member(required = true, min = 1, max = 256) @Nullable String stateMachineArn,
    @Member(min = 1, max = 1048576, sensitive = true) @Nullable String definition,
    @Member(min = 1, max = 256) @Nullable String roleArn,
    @Nullable LoggingConfiguration loggingConfiguration,
    @Nullable TracingConfiguration tracingConfiguration,
    @Nullable Boolean publish,
    @Member(max = 256, sensitive = true) @Nullable String versionDescription,
    @Nullable EncryptionConfiguration encryptionConfiguration) {

  /** Without version and encryption. */
  public UpdateStateMachineInput(
      @Nullable String stateMachineArn,
      @Nullable String definition,
      @Nullable String roleArn,
      @Nullable LoggingConfiguration loggingConfiguration,
      @Nullable TracingConfiguration tracingConfiguration) {
    this(
        stateMachineArn,
        definition,
        roleArn,
        loggingConfiguration,
        tracingConfiguration,
        null,
        null,
        null);
  }
}
