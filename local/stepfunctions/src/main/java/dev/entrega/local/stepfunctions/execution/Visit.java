package dev.entrega.local.stepfunctions.execution;

import dev.entrega.local.stepfunctions.api.StateMachineType;
import dev.entrega.local.stepfunctions.definition.Recovery;
import dev.entrega.local.stepfunctions.definition.Retrier;
import dev.entrega.local.stepfunctions.definition.State;
import dev.entrega.local.stepfunctions.expression.Scope;
import dev.entrega.local.stepfunctions.expression.Setting;
import dev.entrega.local.stepfunctions.expression.StatesError;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.store.StoredExecution;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One stay in one state: what its expressions see of it, and how often it was tried again. */
final class Visit {

  private final State state;
  private final Trail trail;
  private final long enteredEventId;
  private final long cameFrom;
  private final Instant enteredTime;
  private final UnaryOperator<ObjectNode> amendment;
  private int @Nullable [] retries;
  private int retryCount;
  private @Nullable String token;
  private @Nullable Setting setting;
  private boolean begun;

  /**
   * Begins with the event by which the state was entered.
   *
   * @param cameFrom the event before that
   */
  Visit(State state, Trail trail, HistoryEvent entered, long cameFrom) {
    this(state, trail, cameFrom, entered.id(), entered.timestamp(), UnaryOperator.identity());
  }

  /**
   * Begins likewise.
   *
   * @param amendment makes the context object that expressions see of the one that is
   */
  Visit(State state, Trail trail, long cameFrom, UnaryOperator<ObjectNode> amendment) {
    this(
        state,
        trail,
        cameFrom,
        trail.last(),
        trail.execution().around().time().instant(),
        amendment);
  }

  private Visit(
      State state,
      Trail trail,
      long cameFrom,
      long enteredEventId,
      Instant enteredTime,
      UnaryOperator<ObjectNode> amendment) {
    this.state = state;
    this.trail = trail;
    this.cameFrom = cameFrom;
    this.enteredEventId = enteredEventId;
    this.enteredTime = enteredTime;
    this.amendment = amendment;
  }

  Trail trail() {
    return trail;
  }

  Execution execution() {
    return trail.execution();
  }

  long enteredEventId() {
    return enteredEventId;
  }

  Instant enteredTime() {
    return enteredTime;
  }

  /** When its stay began, or began anew because the execution was taken up again after its end. */
  Instant begunTime() {
    Instant redriven = trail.execution().redriveDate();
    return redriven == null || redriven.isBefore(enteredTime) ? enteredTime : redriven;
  }

  int retryCount() {
    return retryCount;
  }

  /** Lets {@code $$.Task.Token} be seen. */
  void offer(String newToken) {
    token = newToken;
  }

  /** The event before that by which the state was entered. */
  long cameFrom() {
    return cameFrom;
  }

  String state() {
    return state.name();
  }

  /** Notes that the state runs others. */
  void forked() {
    begun = true;
  }

  /** Notes that one of the state's own fields could not be evaluated. */
  void failedInEvaluation() {
    begun = true;
  }

  /** Whether a state that runs others has to say in the history that it failed. */
  boolean hasBegun() {
    return begun;
  }

  /** The same stay as seen from one of the lines that the state runs. */
  Visit along(Trail line) {
    return new Visit(state, line, cameFrom, enteredEventId, enteredTime, amendment);
  }

  /** What expressions of the state see while they look at an input. */
  Scope scope(JsonNode input) {
    Setting here = setting == null ? setting() : setting;
    setting = here;
    return new Scope(input, here);
  }

  private Setting setting() {
    Surroundings around = trail.execution().around();
    return new Setting(
        this::context,
        trail.variables(),
        new Dice(this, retryCount, "data"),
        this::moment,
        around.observer());
  }

  /** Until something happens in the state, it is the moment of the entry; also after a restart. */
  private Instant moment() {
    return trail.last() == enteredEventId
        ? begunTime()
        : trail.execution().around().time().instant();
  }

  /** How long to wait before the state is tried again; nothing where no Retrier wants it to be. */
  @Nullable Duration retry(Recovery recovery, StatesError error) {
    for (int i = 0; i < recovery.retriers().size(); i++) {
      Retrier retrier = recovery.retriers().get(i);
      if (retrier.errors().include(error)) {
        int[] made = retries == null ? new int[recovery.retriers().size()] : retries;
        retries = made;
        if (made[i] >= retrier.maxAttempts()) {
          return null;
        }
        setting = null;
        return retrier.delay(made[i]++, new Dice(this, retryCount++, "jitter"));
      }
    }
    return null;
  }

  private JsonNode context() {
    ObjectNode context = JsonNodeFactory.instance.objectNode();
    StoredExecution stored = trail.execution().stored();
    ObjectNode run = context.putObject("Execution");
    run.put("Id", stored.arn())
        .set("Input", trail.execution().input().json())
        .put("Name", stored.name())
        .put("RoleArn", stored.stateMachine().roleArn())
        .put("StartTime", text(stored.startDate()));
    if (stored.stateMachine().type() == StateMachineType.STANDARD) {
      run.put("RedriveCount", trail.execution().redriveCount());
    }
    Instant redriven = trail.execution().redriveDate();
    if (redriven != null) {
      run.put("RedriveTime", text(redriven));
    }
    context
        .putObject("StateMachine")
        .put("Id", stored.stateMachine().arn())
        .put("Name", stored.stateMachine().name());
    ObjectNode here =
        context.putObject("State").put("Name", state.name()).put("EnteredTime", text(enteredTime));
    if (state instanceof State.Fallible) {
      here.put("RetryCount", retryCount);
    }
    if (token != null) {
      context.putObject("Task").put("Token", token);
    }
    Trail.Place item = trail.item();
    if (item != null) {
      ObjectNode told =
          context
              .putObject("Map")
              .putObject("Item")
              .put("Index", item.index())
              .set("Value", item.item().value());
      if (item.item().key() != null) {
        told.put("Key", item.item().key());
      }
      told.put("Source", item.item().source());
    }
    return amendment.apply(context);
  }

  private static String text(Instant moment) {
    String text = moment.toString();
    return text.length() == "2026-01-01T00:00:00Z".length()
        ? text.substring(0, text.length() - 1) + ".000Z"
        : text;
  }
}
