package dev.entrega.local.stepfunctions;

import dev.entrega.local.stepfunctions.api.DeleteStateMachineInput;
import dev.entrega.local.stepfunctions.store.Store;
import dev.entrega.local.stepfunctions.store.StoredAlias;
import dev.entrega.local.stepfunctions.store.StoredVersion;

/** Deletes state machines, with all that belongs to them. */
final class Deletions {

  private final Store store;
  private final Revisions revisions;
  private final Object changes;

  Deletions(Store store, Revisions revisions, Object changes) {
    this.store = store;
    this.revisions = revisions;
    this.changes = changes;
  }

  void delete(DeleteStateMachineInput request) {
    MachineArn arn = Revisions.arn(request.stateMachineArn());
    if (arn.qualifier() != null) {
      throw Requests.invalid(
          "Expected the ARN of a state machine, but '%s' names a version or an alias of one"
              .formatted(arn.text()));
    }
    synchronized (changes) {
      remove(arn.text());
    }
  }

  private void remove(String arn) {
    for (StoredAlias alias : store.aliases().under(arn + ":")) {
      store.aliases().remove(alias.arn());
    }
    for (StoredVersion version : store.versions().under(arn + ":")) {
      store.versions().remove(version.arn());
    }
    store.tags().remove(arn);
    store.stateMachines().remove(arn);
    revisions.forget(arn);
    if (allEnded(arn)) {
      store.removeExecutions(arn);
    }
  }

  private boolean allEnded(String arn) {
    return store.executions(arn, null, 1, journal -> !journal.last().type().isEnd()).isEmpty();
  }
}
