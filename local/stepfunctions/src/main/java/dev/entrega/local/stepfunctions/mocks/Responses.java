package dev.entrega.local.stepfunctions.mocks;

import dev.entrega.local.stepfunctions.execution.Mocks;
import java.util.List;

/**
 * The responses that a state gets, one after the other; when all have been given they begin anew,
 * as for a state that is visited again.
 *
 * @param all at least one
 */
public record Responses(List<Mocks.Answer> all) {

  Mocks.Answer toCall(int call) {
    return all.get(call % all.size());
  }
}
