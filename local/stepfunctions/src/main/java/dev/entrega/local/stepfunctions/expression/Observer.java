package dev.entrega.local.stepfunctions.expression;

/**
 * Is shown what the data become on their way through a state, for who tests a state by itself. It
 * is called wherever a field of the state has made something of them, so it has to be quick.
 */
@FunctionalInterface
public interface Observer {

  /** Looks away. */
  Observer NONE = (_, _) -> {};

  /** Sees the data as they stand at a point of their way. */
  void sees(Stage stage, Payload data);

  /** The points of the way, in the words of AWS's TestState. */
  enum Stage {
    AFTER_INPUT_PATH,
    AFTER_PARAMETERS,
    AFTER_ARGUMENTS,
    RESULT,
    AFTER_RESULT_SELECTOR,
    AFTER_RESULT_PATH,
    AFTER_ITEMS_PATH,
    AFTER_ITEMS_POINTER,
    AFTER_ITEM_SELECTOR,
    AFTER_ITEM_BATCHER,
    MAX_CONCURRENCY,
    TOLERATED_FAILURE_COUNT,
    TOLERATED_FAILURE_PERCENTAGE,
    ERROR
  }
}
