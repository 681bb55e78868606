package dev.entrega.local.aws.events;

import dev.entrega.local.aws.events.Connection.Auth;
import dev.entrega.local.aws.wire.Json;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** What can be done with connections; none tells a secret again. */
final class ConnectionOperations {

  private final Connections connections;

  ConnectionOperations(Connections connections) {
    this.connections = connections;
  }

  void addTo(Map<String, Function<EventsRequest, ObjectNode>> operations) {
    operations.put("CreateConnection", this::create);
    operations.put(
        "DescribeConnection", request -> described(connections.get(request.required("Name"))));
    operations.put("ListConnections", this::list);
    operations.put(
        "DeleteConnection", request -> brief(connections.delete(request.required("Name"))));
  }

  private ObjectNode create(EventsRequest request) {
    request.allowOnly("Name", "Description", "AuthorizationType", "AuthParameters");
    return brief(
        connections.create(
            request.required("Name"),
            request.text("Description"),
            request.required("AuthorizationType"),
            request.json().path("AuthParameters")));
  }

  private ObjectNode list(EventsRequest request) {
    var prefix = Objects.requireNonNullElse(request.text("NamePrefix"), "");
    var answer = Json.MAPPER.createObjectNode();
    var all = answer.putArray("Connections");
    connections.all().stream()
        .filter(each -> each.name().startsWith(prefix))
        .forEach(each -> all.add(listed(each)));
    return answer;
  }

  private static ObjectNode brief(Connection connection) {
    var created = BigDecimal.valueOf(connection.created().toEpochMilli(), 3);
    return Json.MAPPER
        .createObjectNode()
        .put("ConnectionArn", connection.arn())
        .put("ConnectionState", "AUTHORIZED")
        .put("CreationTime", created)
        .put("LastModifiedTime", created);
  }

  private static ObjectNode listed(Connection connection) {
    return brief(connection)
        .put("Name", connection.name())
        .put("AuthorizationType", type(connection.auth()));
  }

  private static ObjectNode described(Connection connection) {
    var json = listed(connection);
    if (connection.description() != null) {
      json.put("Description", connection.description());
    }
    var parameters = json.putObject("AuthParameters");
    switch (connection.auth()) {
      case Auth.ApiKey key ->
          parameters.putObject("ApiKeyAuthParameters").put("ApiKeyName", key.name());
      case Auth.Basic basic ->
          parameters.putObject("BasicAuthParameters").put("Username", basic.user());
      case Auth.OAuth oauth ->
          parameters
              .putObject("OAuthParameters")
              .put("AuthorizationEndpoint", oauth.endpoint().toString())
              .put("HttpMethod", oauth.method())
              .putObject("ClientParameters")
              .put("ClientID", oauth.clientId());
    }
    return json;
  }

  private static String type(Auth auth) {
    return switch (auth) {
      case Auth.ApiKey _ -> "API_KEY";
      case Auth.Basic _ -> "BASIC";
      case Auth.OAuth _ -> "OAUTH_CLIENT_CREDENTIALS";
    };
  }
}
