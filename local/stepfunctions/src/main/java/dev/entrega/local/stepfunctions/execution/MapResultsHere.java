package dev.entrega.local.stepfunctions.execution;

import dev.entrega.local.stepfunctions.dataset.Transformation;
import dev.entrega.local.stepfunctions.definition.State;
import dev.entrega.local.stepfunctions.expression.Payload;
import dev.entrega.local.stepfunctions.expression.StatesError;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Results that are the Map's own, in the order of its items. As soon as they are more than may be
 * handed on, they are let go of.
 */
final class MapResultsHere implements MapResults {

  private final State.Map state;
  private final Transformation transformation;
  private final boolean lines;
  private final List<@Nullable JsonNode> results = new ArrayList<>();
  private long bytes;

  MapResultsHere(State.Map state, Transformation transformation, boolean lines) {
    this.state = state;
    this.transformation = transformation;
    this.lines = lines;
  }

  @Override
  public void ended(MapChildren.Child child, HistoryEvent last) {
    if (bytes > Payload.LIMIT) {
      return;
    }
    var result = ChildResult.of(child, last);
    JsonNode told = transformation == Transformation.NONE ? result.whole() : result.output();
    bytes += Payload.of(told).bytes() + 1;
    if (bytes > Payload.LIMIT) {
      results.clear();
      return;
    }
    int index = (int) child.input().index();
    while (results.size() <= index) {
      results.add(null);
    }
    results.set(index, told);
  }

  @Override
  public void pending(MapInputs.Input input) {
    // nobody is told
  }

  @Override
  public boolean wantsPending() {
    return false;
  }

  @Override
  public void complete() {
    // they are here
  }

  @Override
  public Payload result() throws StatesError {
    if (bytes > Payload.LIMIT) {
      throw Interpreter.tooLarge(state);
    }
    Stream<JsonNode> told = results.stream().flatMap(this::flat);
    return Payload.of(
        lines
            ? JsonNodeFactory.instance.stringNode(
                told.map(each -> each + "\n").collect(Collectors.joining()))
            : JsonNodeFactory.instance.arrayNode().addAll(told.toList()));
  }

  private Stream<JsonNode> flat(@Nullable JsonNode result) {
    if (result == null) {
      return Stream.empty();
    }
    return transformation == Transformation.FLATTEN && result.isArray()
        ? result.valueStream()
        : Stream.of(result);
  }
}
