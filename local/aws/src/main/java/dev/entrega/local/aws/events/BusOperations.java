package dev.entrega.local.aws.events;

import dev.entrega.local.aws.wire.Json;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** What can be done with buses. */
final class BusOperations {

  private final EventBuses buses;

  BusOperations(EventBuses buses) {
    this.buses = buses;
  }

  void addTo(Map<String, Function<EventsRequest, ObjectNode>> operations) {
    operations.put("CreateEventBus", this::create);
    operations.put("DescribeEventBus", this::describe);
    operations.put("ListEventBuses", this::list);
    operations.put("DeleteEventBus", this::delete);
  }

  private ObjectNode create(EventsRequest request) {
    var name = request.allowOnly("Name", "Description", "Tags").required("Name");
    buses.create(name);
    return Json.MAPPER.createObjectNode().put("EventBusArn", buses.arn(name));
  }

  private ObjectNode describe(EventsRequest request) {
    var name = Entry.busName(Objects.requireNonNullElse(request.text("Name"), EventBuses.DEFAULT));
    buses.rules(name);
    return described(name);
  }

  private ObjectNode list(EventsRequest request) {
    var prefix = Objects.requireNonNullElse(request.text("NamePrefix"), "");
    var answer = Json.MAPPER.createObjectNode();
    var all = answer.putArray("EventBuses");
    buses.names().stream()
        .filter(name -> name.startsWith(prefix))
        .forEach(name -> all.add(described(name)));
    return answer;
  }

  private ObjectNode described(String name) {
    return Json.MAPPER.createObjectNode().put("Name", name).put("Arn", buses.arn(name));
  }

  private ObjectNode delete(EventsRequest request) {
    buses.delete(request.required("Name"));
    return Json.MAPPER.createObjectNode();
  }
}
