package dev.entrega.local.aws.events;

import dev.entrega.local.aws.account.Account;
import dev.entrega.local.aws.wire.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something that happened, as EventBridge tells it to targets.
 *
 * @param bus the name of the bus that it was put on
 * @param detail a JSON object
 */
record Event(
    String id,
    String bus,
    String source,
    String detailType,
    Instant time,
    List<String> resources,
    ObjectNode detail) {

  ObjectNode json(Account account) {
    var json =
        Json.MAPPER
            .createObjectNode()
            .put("version", "0")
            .put("id", id)
            .put("detail-type", detailType)
            .put("source", source)
            .put("account", account.id())
            .put("time", time.truncatedTo(ChronoUnit.SECONDS).toString())
            .put("region", account.region());
    resources.forEach(json.putArray("resources")::add);
    json.set("detail", detail);
    return json;
  }
}
