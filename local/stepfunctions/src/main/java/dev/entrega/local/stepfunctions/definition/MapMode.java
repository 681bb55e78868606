package dev.entrega.local.stepfunctions.definition;

import org.jspecify.annotations.Nullable;

/** Where a Map runs its items. */
public sealed interface MapMode {

  /** Within its own execution. */
  record Inline() implements MapMode {}

  /**
   * Each item, or group of items, in an execution of its own.
   *
   * @param express whether those are fleeting
   * @param label what the Map is called in their ARNs; one is made for it where absent
   * @param reader where the items are, if they are no part of the state's input
   * @param processor the text of what each execution runs
   */
  record Distributed(
      boolean express,
      @Nullable String label,
      @Nullable ItemReader reader,
      @Nullable ItemBatcher batcher,
      @Nullable ResultWriter writer,
      String processor)
      implements MapMode {}
}
