package dev.entrega.local.stepfunctions.execution;

import dev.entrega.local.stepfunctions.definition.Amount;
import dev.entrega.local.stepfunctions.definition.ItemBatcher;
import dev.entrega.local.stepfunctions.expression.Payload;
import dev.entrega.local.stepfunctions.expression.Scope;
import dev.entrega.local.stepfunctions.expression.StatesError;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an {@code ItemBatcher} means here.
 *
 * @param items how many at most in a group
 * @param bytes how many at most in a child's input
 * @param input what each group gets besides its items
 */
record MapBatches(long items, long bytes, @Nullable JsonNode input) {

  static MapBatches of(ItemBatcher batcher, Scope scope) throws StatesError {
    return new MapBatches(
        positive(batcher.maxItems(), "MaxItemsPerBatch", Long.MAX_VALUE, scope),
        Math.min(
            Payload.LIMIT,
            positive(batcher.maxInputBytes(), "MaxInputBytesPerBatch", Payload.LIMIT, scope)),
        batcher.batchInput() == null ? null : batcher.batchInput().evaluate(scope));
  }

  private static long positive(@Nullable Amount amount, String field, long otherwise, Scope scope)
      throws StatesError {
    long value = amount == null ? otherwise : amount.in(scope);
    if (value < 1) {
      throw StatesError.runtime("The field %s must be positive".formatted(field));
    }
    return value;
  }
}
