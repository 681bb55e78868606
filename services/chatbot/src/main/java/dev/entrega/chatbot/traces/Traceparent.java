package dev.entrega.chatbot.traces;

import io.micrometer.tracing.TraceContext;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The W3C {@code traceparent}, which says to what a piece of work belongs.
 *
 * @param traceId 32 hexadecimal digits
 * @param spanId 16 of them
 * @param sampled whether it is kept
 */
public record Traceparent(String traceId, String spanId, boolean sampled) {

  private static final Pattern SHAPE =
      Pattern.compile(
          "[0-9a-f]{2}-(?<trace>[0-9a-f]{32})-(?<span>[0-9a-f]{16})-[0-9a-f](?<flag>[0-9a-f]).*");
  private static final int SAMPLED = 1;
  private static final int EPOCH_DIGITS = 8;

  static Traceparent of(TraceContext context) {
    return new Traceparent(
        context.traceId(), context.spanId(), Boolean.TRUE.equals(context.sampled()));
  }

  /** Null if there is none, or none that can be read. */
  public static @Nullable Traceparent parse(@Nullable String header) {
    var found = header == null ? null : SHAPE.matcher(header);
    if (found == null || !found.matches()) {
      return null;
    }
    var flags = Character.digit(found.group("flag").charAt(0), 16);
    return new Traceparent(found.group("trace"), found.group("span"), (flags & SAMPLED) != 0);
  }

  /**
   * The same as X-Ray writes it, see <a
   * href="https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader">tracing
   * header</a>.
   */
  public String toXRay() {
    return "Root=1-%s-%s;Parent=%s;Sampled=%d"
        .formatted(
            traceId.substring(0, EPOCH_DIGITS),
            traceId.substring(EPOCH_DIGITS),
            spanId,
            sampled ? 1 : 0);
  }

  @Override
  public String toString() {
    return "00-%s-%s-0%d".formatted(traceId, spanId, sampled ? 1 : 0);
  }
}
