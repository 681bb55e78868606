package dev.entrega.local.aws.events;

import dev.entrega.local.aws.wire.AwsError;
import dev.entrega.local.aws.wire.Json;
import dev.entrega.local.aws.wire.Reply;
import dev.entrega.local.aws.wire.Request;
import dev.entrega.local.aws.wire.Service;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** EventBridge's wire, as far as this one goes. */
public final class EventsApi implements Service {

  private final Map<String, Function<EventsRequest, ObjectNode>> operations = new TreeMap<>();

  private final EventBuses buses;

  /** Speaks for both. */
  public EventsApi(EventBuses buses, Connections connections) {
    this.buses = buses;
    operations.put("PutEvents", request -> buses.send(request.json().path("Entries")));
    new BusOperations(buses).addTo(operations);
    new RuleOperations(buses).addTo(operations);
    new ConnectionOperations(connections).addTo(operations);
  }

  @Override
  public Reply answer(Request request) {
    var operation = operations.get(request.operation());
    if (operation == null) {
      throw AwsError.unknownOperation(
          "Expected one of %s, but found %s".formatted(operations.keySet(), request.operation()));
    }
    var answer = operation.apply(new EventsRequest(Json.object(request)));
    buses.secure();
    return Json.reply(answer);
  }
}
