package dev.entrega.local.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.entrega.local.stepfunctions.history.Branch;
import dev.entrega.local.stepfunctions.history.EventDetails;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.history.HistoryEventType;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How records are written: as JSON, without what is absent, so that a later version may add
 * components and still read what an earlier one wrote.
 */
final class Texts {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private static final Map<String, Class<?>> DETAILS =
      Arrays.stream(EventDetails.class.getPermittedSubclasses())
          .collect(Collectors.toMap(Class::getSimpleName, type -> type));

  private Texts() {}

  /**
   * An event without its id.
   *
   * @param at milliseconds since 1970
   * @param kind which of the details' shapes they have
   * @param next of the end of a state, which does not tell it itself
   */
  private record Written(
      long at,
      HistoryEventType type,
      long previous,
      long fork,
      int index,
      @Nullable String kind,
      @Nullable JsonNode details,
      @Nullable String next) {}

  private record Details(
      long at,
      HistoryEventType type,
      long previous,
      long fork,
      int index,
      @Nullable String kind,
      @Nullable EventDetails details,
      @Nullable String next) {}

  static byte[] of(HistoryEvent event) {
    EventDetails details = event.details();
    return JSON.writeValueAsBytes(
        new Details(
            event.timestamp().toEpochMilli(),
            event.type(),
            event.previousEventId(),
            event.branch().fork(),
            event.branch().index(),
            details == null ? null : details.getClass().getSimpleName(),
            details,
            details instanceof EventDetails.StateExited exited ? exited.next() : null));
  }

  static HistoryEvent event(long id, byte[] text) {
    Written written = JSON.readValue(text, Written.class);
    return new HistoryEvent(
        Instant.ofEpochMilli(written.at()),
        written.type(),
        id,
        written.previous(),
        details(written),
        written.fork() == 0 ? Branch.MAIN : new Branch(written.fork(), written.index()));
  }

  private static @Nullable EventDetails details(Written written) {
    if (written.kind() == null || written.details() == null) {
      return null;
    }
    EventDetails details = details(written.kind(), written.details());
    return details instanceof EventDetails.StateExited exited
        ? new EventDetails.StateExited(
            exited.name(),
            exited.output(),
            exited.outputDetails(),
            exited.assignedVariables(),
            exited.assignedVariablesDetails(),
            written.next())
        : details;
  }

  private static EventDetails details(String kind, JsonNode text) {
    Class<?> type = DETAILS.get(kind);
    if (type == null) {
      throw new IllegalStateException(
          "Expected details of a kind that this version knows, but found " + kind);
    }
    return (EventDetails) JSON.treeToValue(text, type);
  }

  /** An answer that is held. */
  private record Held(String kind, JsonNode details) {}

  static byte[] of(EventDetails answer) {
    return JSON.writeValueAsBytes(
        new Held(answer.getClass().getSimpleName(), JSON.valueToTree(answer)));
  }

  static EventDetails answer(byte[] text) {
    Held held = JSON.readValue(text, Held.class);
    return details(held.kind(), held.details());
  }

  static byte[] of(Record record) {
    return JSON.writeValueAsBytes(record);
  }

  static <T extends Record> T read(byte[] text, Class<T> type) {
    return JSON.readValue(text, type);
  }
}
