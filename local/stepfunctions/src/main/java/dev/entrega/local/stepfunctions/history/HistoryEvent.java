package dev.entrega.local.stepfunctions.history;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened in an execution. Jackson writes {@code details} under the field that AWS
 * gives events of this type.
 *
 * @param id counts from 1 within the execution
 * @param previousEventId the event that led to this one; 0 at the beginning
 * @param details absent for the types that have none
 * @param branch where in the execution it happened, for who interprets the history again
 */
public record HistoryEvent(
    Instant timestamp,
    HistoryEventType type,
    long id,
    long previousEventId,
    @JsonIgnore @Nullable EventDetails details,
    @JsonIgnore Branch branch) {

  /** One of the execution's own line. */
  public HistoryEvent(
      Instant timestamp,
      HistoryEventType type,
      long id,
      long previousEventId,
      @Nullable EventDetails details) {
    this(timestamp, type, id, previousEventId, details, Branch.MAIN);
  }

  /** The details under AWS's name for them. */
  @JsonAnyGetter
  public Map<String, EventDetails> named() {
    return details == null ? Map.of() : Map.of(type.detailsField(), details);
  }

  /** The same event without payloads, for {@code includeExecutionData = false}. */
  public HistoryEvent withoutData() {
    return details == null
        ? this
        : new HistoryEvent(timestamp, type, id, previousEventId, details.withoutData(), branch);
  }
}
