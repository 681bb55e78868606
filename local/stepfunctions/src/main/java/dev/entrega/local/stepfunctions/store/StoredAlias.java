package dev.entrega.local.stepfunctions.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A name for one version of a state machine, or for two that share the executions to come.
 *
 * @param arn that of the state machine, a colon and the name
 * @param routes one or two, whose weights add up to 100
 * @param updateDate absent until the first change
 */
public record StoredAlias(
    String arn,
    String stateMachineArn,
    String name,
    @Nullable String description,
    List<Route> routes,
    Instant creationDate,
    @Nullable Instant updateDate) {

  /** A version, and how many executions of a hundred it gets. */
  public record Route(String stateMachineVersionArn, int weight) {}
}
