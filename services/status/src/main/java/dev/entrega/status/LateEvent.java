package dev.entrega.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event from upstream that changed nothing, because its order had ended, as the API shows it.
 *
 * @param type what was said, for example {@code delivery.delivered}
 * @param source who said it
 * @param id the event's; with the source its identity
 * @param occurredAt when it happened, by the clock of who said it
 * @param recordedAt when it was first heard of here
 * @param reason why, if it told
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LateEvent(
    String type,
    String source,
    String id,
    Instant occurredAt,
    Instant recordedAt,
    @Nullable String reason) {}
