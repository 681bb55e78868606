package dev.entrega.local.aws.http;

import dev.entrega.local.aws.events.Connection;
import dev.entrega.local.aws.events.Connection.Parameter;
import dev.entrega.local.aws.events.Connections;
import dev.entrega.local.stepfunctions.integration.Caller;
import dev.entrega.local.stepfunctions.integration.HttpObserver;
import dev.entrega.local.stepfunctions.integration.Integration;
import dev.entrega.local.stepfunctions.integration.TaskFailed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * {@code http:invoke}: calls an API with the credentials of a connection. What the connection adds
 * stands above what the task says. Redirections are not followed.
 */
public final class HttpInvoker implements Integration, AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpTargets targets;
  private final Connections connections;
  private final String region;
  private final HttpClient http =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NEVER)
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(PATIENCE)
          .build();
  private final OAuthTokens tokens = new OAuthTokens(this);

  /** Calls with the credentials of these connections, as far as the targets let it. */
  public HttpInvoker(HttpTargets targets, Connections connections, String region) {
    this.targets = targets;
    this.connections = connections;
    this.region = region;
  }

  @Override
  public Set<String> parameters() {
    return HttpCall.PARAMETERS;
  }

  @Override
  public List<String> problems(JsonNode arguments) {
    return HttpCall.problems(arguments);
  }

  @Override
  public JsonNode call(JsonNode arguments) throws TaskFailed, InterruptedException {
    return call(arguments, HttpObserver.NONE);
  }

  @Override
  public JsonNode call(JsonNode arguments, Caller caller) throws TaskFailed, InterruptedException {
    return call(arguments, caller.http());
  }

  private JsonNode call(JsonNode arguments, HttpObserver observer)
      throws TaskFailed, InterruptedException {
    var asked = HttpCall.of(arguments);
    var connection = connection(asked.connectionArn());
    var added = connection.parameters();
    var whole = asked.withBody(map(added.body()));
    var message = HttpMessage.of(whole, url(whole, added.query()), headers(connection), region);
    var target = targets.resolve(message.url());
    observer.sends(
        HttpMessage.of(asked, url(asked, List.of()), Map.of(), region).shown(), message.shown());
    var response = send(message.to(target, PATIENCE));
    observer.receives(message.shown(response));
    return HttpAnswer.of(response);
  }

  private static URI url(HttpCall call, List<Parameter> added) {
    return query(call.endpoint(), call.query(), added);
  }

  private Map<String, String> headers(Connection connection)
      throws TaskFailed, InterruptedException {
    var headers = new LinkedHashMap<String, String>();
    var own = authorization(connection.auth());
    headers.put(own.getKey(), own.getValue());
    for (var each : connection.parameters().headers()) {
      if (!each.key().equalsIgnoreCase(own.getKey())) {
        headers.put(each.key(), each.value());
      }
    }
    return headers;
  }

  private Connection connection(String arn) throws TaskFailed {
    var connection = connections.find(arn);
    if (connection == null) {
      throw new TaskFailed(
          "Events.ConnectionResource.ResourceNotFound",
          ("Connection %s does not exist: create one of that name by EventBridge's"
                  + " CreateConnection at this endpoint")
              .formatted(arn));
    }
    return connection;
  }

  private static Map<String, String> map(List<Parameter> parameters) {
    var map = new HashMap<String, String>();
    parameters.forEach(each -> map.put(each.key(), each.value()));
    return map;
  }

  private static URI query(URI endpoint, @Nullable JsonNode asked, List<Parameter> added) {
    var kept = map(added).keySet();
    var pairs = new ArrayList<String>();
    if (endpoint.getRawQuery() != null) {
      pairs.add(endpoint.getRawQuery());
    }
    if (asked != null) {
      FormBody.each(
          asked,
          (name, value) -> {
            if (!kept.contains(name)) {
              pairs.add(FormBody.encoded(name) + "=" + FormBody.encoded(value));
            }
          });
    }
    added.forEach(
        each -> pairs.add(FormBody.encoded(each.key()) + "=" + FormBody.encoded(each.value())));
    var whole = endpoint.toString();
    var mark = whole.indexOf('?');
    var base = mark < 0 ? whole : whole.substring(0, mark);
    return pairs.isEmpty() ? endpoint : URI.create(base + "?" + String.join("&", pairs));
  }

  private Map.Entry<String, String> authorization(Connection.Auth auth)
      throws TaskFailed, InterruptedException {
    return switch (auth) {
      case Connection.Auth.ApiKey(var name, var value) -> Map.entry(name, value);
      case Connection.Auth.Basic(var user, var password) ->
          Map.entry("Authorization", OAuthTokens.basic(user, password));
      case Connection.Auth.OAuth oauth -> Map.entry("Authorization", "Bearer " + tokens.of(oauth));
    };
  }

  URI allowed(URI endpoint) throws TaskFailed {
    return targets.resolve(endpoint);
  }

  HttpResponse<byte[]> send(HttpRequest request) throws TaskFailed, InterruptedException {
    try {
      return http.send(request, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new TaskFailed(
          "States.Http.Socket",
          e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
