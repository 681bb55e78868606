package dev.entrega.local.stepfunctions.teststate;

import dev.entrega.local.stepfunctions.api.InspectionData;
import dev.entrega.local.stepfunctions.api.InspectionDataRequest;
import dev.entrega.local.stepfunctions.api.InspectionDataResponse;
import dev.entrega.local.stepfunctions.api.InspectionErrorDetails;
import dev.entrega.local.stepfunctions.api.InspectionLevel;
import dev.entrega.local.stepfunctions.api.TestStateInput;
import dev.entrega.local.stepfunctions.definition.State;
import dev.entrega.local.stepfunctions.expression.JsonataFlow;
import dev.entrega.local.stepfunctions.expression.Observer;
import dev.entrega.local.stepfunctions.expression.Payload;
import dev.entrega.local.stepfunctions.integration.HttpObserver;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what the data become on their way through a state, until it fails. Which of it AWS
 * tells depends on the type of the state and on its query language, as its recorded answers show.
 */
final class Inspection implements Observer, HttpObserver {

  private static final Set<Stage> OF_CALLER =
      EnumSet.of(
          Stage.AFTER_INPUT_PATH,
          Stage.AFTER_PARAMETERS,
          Stage.AFTER_ARGUMENTS,
          Stage.RESULT,
          Stage.AFTER_RESULT_SELECTOR,
          Stage.AFTER_RESULT_PATH);
  private static final Set<Stage> OF_PASS_WITH_RESULT =
      EnumSet.of(Stage.RESULT, Stage.AFTER_RESULT_SELECTOR, Stage.AFTER_RESULT_PATH);
  private static final Set<Stage> OF_PASS =
      EnumSet.of(
          Stage.AFTER_INPUT_PATH,
          Stage.AFTER_PARAMETERS,
          Stage.AFTER_RESULT_SELECTOR,
          Stage.AFTER_RESULT_PATH);
  private static final Set<Stage> OF_PARALLEL =
      EnumSet.of(Stage.AFTER_RESULT_SELECTOR, Stage.AFTER_RESULT_PATH);
  private static final Set<Stage> OF_MAP =
      EnumSet.of(
          Stage.AFTER_INPUT_PATH,
          Stage.AFTER_ITEMS_PATH,
          Stage.AFTER_ITEMS_POINTER,
          Stage.AFTER_ITEM_SELECTOR,
          Stage.AFTER_ITEM_BATCHER,
          Stage.AFTER_RESULT_SELECTOR,
          Stage.AFTER_RESULT_PATH);
  private static final Set<Stage> OF_OTHERS = EnumSet.of(Stage.AFTER_INPUT_PATH);

  private static final Set<Stage> OF_JSONATA_TASK = EnumSet.of(Stage.AFTER_ARGUMENTS, Stage.RESULT);
  private static final Set<Stage> OF_JSONATA_MAP =
      EnumSet.of(Stage.AFTER_ITEM_SELECTOR, Stage.AFTER_ITEM_BATCHER);

  private final boolean tellsHttp;
  private final boolean revealsSecrets;
  private final Map<Stage, Payload> seen = new ConcurrentHashMap<>();
  private volatile @Nullable Request sent;
  private volatile @Nullable Response received;

  /** At the level that a tester asks for. */
  Inspection(TestStateInput request) {
    tellsHttp = request.inspectionLevel() == InspectionLevel.TRACE;
    revealsSecrets = Boolean.TRUE.equals(request.revealSecrets());
  }

  @Override
  public void sees(Stage stage, Payload data) {
    if (!seen.containsKey(Stage.ERROR)) {
      seen.put(stage, data);
    }
  }

  @Override
  public void sends(Request asked, Request whole) {
    sent = revealsSecrets ? whole : asked;
  }

  @Override
  public void receives(Response response) {
    received = response;
  }

  /**
   * All that was seen.
   *
   * @param variables as they stand at the end, as a JSON text; absent where there are none
   */
  InspectionData data(
      State state,
      Payload input,
      @Nullable String variables,
      @Nullable InspectionErrorDetails errorDetails) {
    boolean jsonata = state.flow() instanceof JsonataFlow;
    Set<Stage> told = told(state);
    if (jsonata) {
      told = toldInJsonata(state);
    } else {
      if (state instanceof State.Fail) {
        seen.put(Stage.AFTER_INPUT_PATH, input);
      }
      put(Stage.AFTER_PARAMETERS, Stage.AFTER_INPUT_PATH);
      put(Stage.AFTER_RESULT_SELECTOR, Stage.RESULT);
    }
    return new InspectionData(
        input.text(),
        text(Stage.AFTER_ARGUMENTS, told),
        text(Stage.AFTER_INPUT_PATH, told),
        text(Stage.AFTER_PARAMETERS, told),
        text(Stage.RESULT, told),
        text(Stage.AFTER_RESULT_SELECTOR, told),
        text(Stage.AFTER_RESULT_PATH, told),
        request(),
        response(),
        variables,
        errorDetails,
        text(Stage.AFTER_ITEMS_PATH, told),
        text(Stage.AFTER_ITEM_SELECTOR, told),
        text(Stage.AFTER_ITEM_BATCHER, told),
        text(Stage.AFTER_ITEMS_POINTER, told),
        number(Stage.TOLERATED_FAILURE_COUNT),
        share(Stage.TOLERATED_FAILURE_PERCENTAGE),
        number(Stage.MAX_CONCURRENCY));
  }

  /** Where a field is absent, the data after it are those before it. */
  private void put(Stage stage, Stage otherwise) {
    Payload before = seen.get(otherwise);
    if (before != null) {
      seen.putIfAbsent(stage, before);
    }
  }

  private static Set<Stage> told(State state) {
    return switch (state) {
      case State.Task _ -> OF_CALLER;
      case State.Pass pass -> pass.result() == null ? OF_PASS : OF_PASS_WITH_RESULT;
      case State.Parallel _ -> OF_PARALLEL;
      case State.Map _ -> OF_MAP;
      case State.Choice _, State.Wait _, State.Succeed _, State.Fail _ -> OF_OTHERS;
    };
  }

  private static Set<Stage> toldInJsonata(State state) {
    return switch (state) {
      case State.Task _ -> OF_JSONATA_TASK;
      case State.Map _ -> OF_JSONATA_MAP;
      case State.Parallel _,
          State.Pass _,
          State.Choice _,
          State.Wait _,
          State.Succeed _,
          State.Fail _ ->
          Set.of();
    };
  }

  private @Nullable InspectionDataRequest request() {
    Request known = tellsHttp ? sent : null;
    return known == null
        ? null
        : new InspectionDataRequest(
            known.protocol(), known.method(), known.url(), known.headers(), known.body());
  }

  private @Nullable InspectionDataResponse response() {
    Response known = tellsHttp ? received : null;
    return known == null
        ? null
        : new InspectionDataResponse(
            known.protocol(),
            Integer.toString(known.statusCode()),
            known.statusMessage(),
            known.headers(),
            known.body());
  }

  private @Nullable String text(Stage stage, Set<Stage> told) {
    Payload data = told.contains(stage) ? seen.get(stage) : null;
    return data == null ? null : data.text();
  }

  private @Nullable Float share(Stage stage) {
    Payload data = seen.get(stage);
    return data == null ? null : data.json().floatValue();
  }

  private @Nullable Integer number(Stage stage) {
    Payload data = seen.get(stage);
    return data == null ? null : data.json().intValue();
  }
}
