package dev.entrega.local.aws.events;

import dev.entrega.local.aws.wire.AwsError;
import dev.entrega.local.aws.wire.Form;
import dev.entrega.local.aws.wire.Json;
import dev.entrega.local.aws.wire.Reply;
import dev.entrega.local.aws.wire.Request;
import dev.entrega.local.aws.wire.Service;
import java.util.Map;
import java.util.Set;

/**
 * The inbox over HTTP, which AWS does not have: {@code GET /_entrega/events?bus=} reads, {@code
 * DELETE} forgets.
 */
public final class EventInboxApi implements Service {

  /** Where it is served. */
  public static final String PATH = "/_entrega/events";

  private final EventInbox inbox;

  /** Speaks for {@code inbox}. */
  public EventInboxApi(EventInbox inbox) {
    this.inbox = inbox;
  }

  @Override
  public Reply answer(Request request) {
    return switch (request.method()) {
      case "GET" -> {
        var form = Form.of(request);
        form.allowOnly(Set.of("bus"));
        var bus = form.get("bus", "");
        var events = inbox.events(bus.isBlank() ? null : bus);
        yield Reply.of(200, "application/json", Map.of(), Json.MAPPER.writeValueAsBytes(events));
      }
      case "DELETE" -> {
        inbox.clear();
        yield Reply.empty(204);
      }
      default ->
          throw AwsError.notFound(
              "NotFound", "Expected GET or DELETE " + PATH + ", but found " + request.method());
    };
  }
}
