package dev.entrega.local.stepfunctions.execution;

import dev.entrega.local.stepfunctions.dataset.Items;
import dev.entrega.local.stepfunctions.dataset.Reading;
import dev.entrega.local.stepfunctions.definition.MapMode;
import dev.entrega.local.stepfunctions.definition.Share;
import dev.entrega.local.stepfunctions.definition.State;
import dev.entrega.local.stepfunctions.definition.Tolerance;
import dev.entrega.local.stepfunctions.expression.Observer;
import dev.entrega.local.stepfunctions.expression.Payload;
import dev.entrega.local.stepfunctions.expression.Scope;
import dev.entrega.local.stepfunctions.expression.StatesError;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A Map or Parallel whose own states do not run.
 *
 * @param answer what comes of them
 * @param failedItems how many items of a Map have failed
 * @param read what an ItemReader has read; nothing where the state's input holds the items
 */
public record MockedFork(Mocks.Answer answer, int failedItems, @Nullable JsonNode read) {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** What is mocked does not fit the state. */
  static final class Misfit extends RuntimeException {
    Misfit(String message) {
      super(message);
    }
  }

  Interpreter.Step step(State state, Payload input, Visit visit)
      throws StatesError, InterruptedException {
    return switch (state) {
      case State.Parallel parallel -> {
        Scope scope = visit.scope(input.json());
        parallel.flow().input(input, scope);
        yield new Interpreter.Step(parallel.flow().leave(input, result(), scope), parallel.next());
      }
      case State.Map map -> map(map, input, visit);
      default -> throw new IllegalStateException("Expected a Map or a Parallel, but was " + state);
    };
  }

  private Interpreter.Step map(State.Map map, Payload input, Visit visit)
      throws StatesError, InterruptedException {
    Scope scope = visit.scope(input.json());
    Payload seen = map.flow().input(input, scope);
    Scope inside = scope.over(seen.json());
    Observer observer = scope.setting().observer();
    boolean objectsToo = map.mode() instanceof MapMode.Distributed;
    JsonNode items =
        read == null ? map.items().source().in(inside, objectsToo) : pointed(read, map, observer);
    observer.sees(Observer.Stage.AFTER_ITEMS_PATH, Payload.of(items));
    see(
        observer,
        Observer.Stage.MAX_CONCURRENCY,
        NODES.numberNode(map.items().maxConcurrency().in(inside)));
    if (failedItems > items.size()) {
      throw new Misfit(
          "Map iteration failure count must be less than or equal to the number of Map iterations");
    }
    select(map, items, visit, seen);
    tolerate(map, items.size(), inside);
    return new Interpreter.Step(map.flow().leave(input, result(), scope), map.next());
  }

  /** The items where the reader's pointer leads; what is an array already, holds nothing else. */
  private static JsonNode pointed(JsonNode read, State.Map map, Observer observer)
      throws StatesError {
    String pointer = map.itemsPointer();
    if (pointer == null) {
      return read;
    }
    JsonNode items = read.isArray() ? read : read.at(pointer);
    if (!items.isArray() && !items.isObject()) {
      throw Reading.nowhere(pointer);
    }
    observer.sees(Observer.Stage.AFTER_ITEMS_POINTER, Payload.of(items));
    return items;
  }

  /** What the iterations or the children of the Map would begin with. */
  private static void select(State.Map map, JsonNode items, Visit visit, Payload seen)
      throws StatesError, InterruptedException {
    Scope scope = visit.scope(seen.json());
    Observer observer = scope.setting().observer();
    if (map.items().selector() != null) {
      observer.sees(
          Observer.Stage.AFTER_ITEM_SELECTOR,
          inputs(new MapInputs(map, Items.of(items), visit, seen, null)));
    }
    if (map.mode() instanceof MapMode.Distributed mode && mode.batcher() != null) {
      var batches = MapBatches.of(mode.batcher(), scope);
      observer.sees(
          Observer.Stage.AFTER_ITEM_BATCHER,
          inputs(new MapInputs(map, Items.of(items), visit, seen, batches)));
    }
  }

  private static Payload inputs(MapInputs inputs) throws StatesError, InterruptedException {
    ArrayNode all = NODES.arrayNode();
    for (var next = inputs.next(); next != null; next = inputs.next()) {
      all.add(next.payload().json());
    }
    return Payload.of(all);
  }

  /** A Map that does not say how many items may fail is not judged by those that are mocked. */
  private void tolerate(State.Map map, int items, Scope scope) throws StatesError {
    Tolerance tolerance = map.tolerance();
    Observer observer = scope.setting().observer();
    boolean exceeded = false;
    if (tolerance.count() != null) {
      long most = tolerance.count(scope);
      see(observer, Observer.Stage.TOLERATED_FAILURE_COUNT, NODES.numberNode(most));
      exceeded = failedItems > most;
    }
    if (tolerance.percentage() != null) {
      double most = tolerance.percentage(scope);
      see(observer, Observer.Stage.TOLERATED_FAILURE_PERCENTAGE, NODES.numberNode(most));
      exceeded |= failedItems * Share.WHOLE > most * items;
    }
    if (exceeded) {
      throw StatesError.of(
          MapWork.EXCEEDED, "The specified tolerated failure threshold was exceeded");
    }
  }

  private static void see(Observer observer, Observer.Stage stage, JsonNode number) {
    observer.sees(stage, Payload.of(number));
  }

  private Payload result() throws StatesError {
    return switch (answer) {
      case Mocks.Answer.Returns(var result) -> Payload.of(result);
      case Mocks.Answer.Throws(var error, var cause) -> throw StatesError.of(error, cause);
    };
  }
}
