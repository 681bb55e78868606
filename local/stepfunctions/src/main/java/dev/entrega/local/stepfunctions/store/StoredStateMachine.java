package dev.entrega.local.stepfunctions.store;

import dev.entrega.local.stepfunctions.api.EncryptionConfiguration;
import dev.entrega.local.stepfunctions.api.LoggingConfiguration;
import dev.entrega.local.stepfunctions.api.StateMachineStatus;
import dev.entrega.local.stepfunctions.api.StateMachineType;
import dev.entrega.local.stepfunctions.api.TracingConfiguration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A state machine at one revision.
 *
 * @param definition the text as its author sent it
 * @param updateDate when this revision came; the creation date for the first
 * @param revisionId absent for the first
 * @param latestVersion the number that was given last; 0 where no version was ever published
 */
public record StoredStateMachine(
    String arn,
    String name,
    StateMachineType type,
    StateMachineStatus status,
    String definition,
    String roleArn,
    Instant creationDate,
    Instant updateDate,
    @Nullable String revisionId,
    LoggingConfiguration loggingConfiguration,
    TracingConfiguration tracingConfiguration,
    EncryptionConfiguration encryptionConfiguration,
    int latestVersion) {

  /** The same revision, of which one more version was published. */
  public StoredStateMachine published() {
    return with(status, latestVersion + 1);
  }

  /** The same revision of a state machine that is being deleted. */
  public StoredStateMachine deleting() {
    return with(StateMachineStatus.DELETING, latestVersion);
  }

  private StoredStateMachine with(StateMachineStatus newStatus, int newLatestVersion) {
    return new StoredStateMachine(
        arn,
        name,
        type,
        newStatus,
        definition,
        roleArn,
        creationDate,
        updateDate,
        revisionId,
        loggingConfiguration,
        tracingConfiguration,
        encryptionConfiguration,
        newLatestVersion);
  }
}
