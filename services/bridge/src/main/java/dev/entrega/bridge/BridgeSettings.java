package dev.entrega.bridge;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the bridge must be told.
 *
 * @param stateMachineArn the state machine {@code order-delivery}; required
 * @param cancellationStateMachineArn the state machine {@code order-cancellation}; required
 * @param concurrency how many orders, and how many cancellations, may be on their way to AWS at
 *     once; at least 1
 */
@ConfigurationProperties("bridge")
record BridgeSettings(
    @Nullable String stateMachineArn,
    @Nullable String cancellationStateMachineArn,
    @DefaultValue("64") int concurrency) {

  /** The state machine that each order becomes an execution of. */
  StateMachineArn orderDelivery() {
    return StateMachineArn.of("bridge.state-machine-arn", stateMachineArn);
  }

  /** The state machine that each cancellation becomes an execution of. */
  StateMachineArn orderCancellation() {
    return StateMachineArn.of("bridge.cancellation-state-machine-arn", cancellationStateMachineArn);
  }
}
