package dev.entrega.local.aws.events;

import dev.entrega.local.aws.account.Account;
import dev.entrega.local.aws.events.Connection.Auth;
import dev.entrega.local.aws.events.Connection.Parameter;
import dev.entrega.local.aws.events.Connection.Parameters;
import dev.entrega.local.aws.wire.RequestIds;
import dev.entrega.local.store.Drawer;
import dev.entrega.local.store.Drawers;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The connections of this account, with what they keep secret. */
public final class Connections {

  private static final Pattern ARN =
      Pattern.compile("arn:[a-z-]+:events:[^:]*:[^:]*:connection/(?<name>[^/]+)(/.*)?");

  private final Account account;
  private final Clock clock;
  private final Map<String, Connection> byName = new ConcurrentSkipListMap<>();
  private final Drawer<StoredConnection> drawer;

  /**
   * A connection as it is kept.
   *
   * @param auth as CreateConnection gave it
   */
  record StoredConnection(
      String name,
      String arn,
      @Nullable String description,
      String type,
      JsonNode auth,
      Instant created) {}

  /** With those that were kept. */
  public Connections(Account account, Clock clock, Drawers drawers) {
    this.account = account;
    this.clock = clock;
    this.drawer = drawers.drawer("events.connections", StoredConnection.class);
    drawer.each((name, stored) -> byName.put(name, connection(stored)));
  }

  /**
   * The connection that an ARN means, by its name: the number at the ARN's end is made up by AWS,
   * so that a definition made for AWS could not name one of this machine.
   */
  public @Nullable Connection find(String arn) {
    var match = ARN.matcher(arn);
    return match.matches() ? byName.get(match.group("name")) : null;
  }

  Collection<Connection> all() {
    return byName.values();
  }

  Connection get(String name) {
    var connection = byName.get(name);
    if (connection == null) {
      throw EventErrors.noConnection(name);
    }
    return connection;
  }

  Connection create(String name, @Nullable String description, String type, JsonNode auth) {
    var arn = account.arn("events", "connection/" + name + "/" + RequestIds.next());
    var stored = new StoredConnection(name, arn, description, type, auth, clock.instant());
    var connection = connection(stored);
    if (byName.putIfAbsent(name, connection) != null) {
      throw EventErrors.exists("Connection", name);
    }
    drawer.put(name, stored);
    return connection;
  }

  private static Connection connection(StoredConnection stored) {
    return new Connection(
        stored.name(),
        stored.arn(),
        stored.description(),
        auth(stored.type(), stored.auth()),
        parameters(stored.auth().path("InvocationHttpParameters")),
        stored.created());
  }

  Connection delete(String name) {
    var connection = get(name);
    byName.remove(name, connection);
    drawer.remove(name);
    return connection;
  }

  private static Auth auth(String type, JsonNode json) {
    return switch (type) {
      case "API_KEY" -> {
        var key = json.path("ApiKeyAuthParameters");
        yield new Auth.ApiKey(text(key, "ApiKeyName"), text(key, "ApiKeyValue"));
      }
      case "BASIC" -> {
        var basic = json.path("BasicAuthParameters");
        yield new Auth.Basic(text(basic, "Username"), text(basic, "Password"));
      }
      case "OAUTH_CLIENT_CREDENTIALS" -> {
        var oauth = json.path("OAuthParameters");
        var client = oauth.path("ClientParameters");
        yield new Auth.OAuth(
            URI.create(text(oauth, "AuthorizationEndpoint")),
            text(oauth, "HttpMethod"),
            text(client, "ClientID"),
            text(client, "ClientSecret"),
            parameters(oauth.path("OAuthHttpParameters")));
      }
      default ->
          throw EventErrors.invalid(
              "1 validation error detected: Value '%s' at 'authorizationType' failed to satisfy constraint: Member must satisfy enum value set: [BASIC, OAUTH_CLIENT_CREDENTIALS, API_KEY]"
                  .formatted(type));
    };
  }

  private static String text(JsonNode json, String name) {
    var value = json.path(name);
    if (!value.isString()) {
      throw EventErrors.invalid("Parameter " + name + " is not valid. Reason: it is missing.");
    }
    return Objects.requireNonNull(value.stringValue());
  }

  private static Parameters parameters(JsonNode json) {
    return new Parameters(
        list(json.path("HeaderParameters")),
        list(json.path("QueryStringParameters")),
        list(json.path("BodyParameters")));
  }

  private static List<Parameter> list(JsonNode json) {
    var list = new ArrayList<Parameter>();
    json.forEach(each ->
        list.add(new Parameter(each.path("Key").asString(""), each.path("Value").asString(""))));
    return list;
  }
}
