package dev.entrega.local.stepfunctions;

import dev.entrega.local.stepfunctions.api.DeleteStateMachineInput;
import dev.entrega.local.stepfunctions.api.StateMachineStatus;
import dev.entrega.local.stepfunctions.execution.Executions;
import dev.entrega.local.stepfunctions.store.Journal;
import dev.entrega.local.stepfunctions.store.Store;
import dev.entrega.local.stepfunctions.store.StoredAlias;
import dev.entrega.local.stepfunctions.store.StoredStateMachine;
import dev.entrega.local.stepfunctions.store.StoredVersion;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Deletes state machines, with all that belongs to them. As long as executions run, which are
 * stopped before their next state, a state machine is there and being deleted.
 */
final class Deletions {

  private final Store store;
  private final Revisions revisions;
  private final Executions executions;
  private final Object changes;

  Deletions(Store store, Revisions revisions, Executions executions, Object changes) {
    this.store = store;
    this.revisions = revisions;
    this.executions = executions;
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
      StoredStateMachine machine = store.stateMachines().get(arn.text());
      if (machine != null && machine.status() != StateMachineStatus.DELETING) {
        store.stateMachines().put(machine.arn(), machine.deleting());
        removeRevisions(machine.arn());
        removeOnceIdle(machine.arn());
      }
    }
  }

  /** Goes on with what was being deleted when the store was closed. */
  void goOn() {
    synchronized (changes) {
      store.stateMachines().under("").stream()
          .filter(machine -> machine.status() == StateMachineStatus.DELETING)
          .forEach(machine -> removeOnceIdle(machine.arn()));
    }
  }

  private void removeRevisions(String arn) {
    for (StoredAlias alias : store.aliases().under(arn + ":")) {
      store.aliases().remove(alias.arn());
    }
    for (StoredVersion version : store.versions().under(arn + ":")) {
      store.versions().remove(version.arn());
    }
  }

  /** One that was being started meanwhile is found when those that run now have ended. */
  private void removeOnceIdle(String arn) {
    List<Journal> running =
        store.executions(arn, null, Integer.MAX_VALUE, Deletions::runs).stream()
            .map(Store.Entry::journal)
            .toList();
    if (running.isEmpty()) {
      remove(arn);
      return;
    }
    var left = new AtomicInteger(running.size());
    for (Journal journal : running) {
      executions.stopBeforeNextState(journal);
      executions.whenEnded(
          journal,
          _ -> {
            if (left.decrementAndGet() == 0) {
              synchronized (changes) {
                removeOnceIdle(arn);
              }
            }
          });
    }
  }

  private static boolean runs(Journal journal) {
    return !journal.last().type().isEnd();
  }

  private void remove(String arn) {
    store.tags().remove(arn);
    store.stateMachines().remove(arn);
    revisions.forget(arn);
    store.removeExecutions(arn);
  }
}
