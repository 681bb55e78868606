package dev.entrega.local.aws.http;

import dev.entrega.local.aws.events.Connection;
import dev.entrega.local.aws.events.Connection.Parameter;
import dev.entrega.local.aws.events.Connections;
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
  private static final String CONTENT_TYPE = "Content-Type";

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
    var asked = HttpCall.of(arguments);
    var connection = connection(asked.connectionArn());
    var call = asked.withBody(map(connection.parameters().body()));
    var content = call.content();
    var request =
        HttpRequest.newBuilder(
                targets.resolve(
                    query(call.endpoint(), call.query(), connection.parameters().query())))
            .timeout(PATIENCE)
            .method(
                call.method(),
                content == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(content));
    request.setHeader("User-Agent", "Amazon|StepFunctions|HttpInvoke|" + region);
    request.setHeader("Range", "bytes=0-262144");
    if (content != null) {
      request.setHeader(
          CONTENT_TYPE,
          call.form() == null
              ? "application/json; charset=UTF-8"
              : "application/x-www-form-urlencoded; charset=UTF-8");
    }
    call.headers().forEach(request::setHeader);
    connection.parameters().headers().forEach(each -> request.setHeader(each.key(), each.value()));
    authorize(connection.auth(), request);
    return HttpAnswer.of(send(request.build()));
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

  private void authorize(Connection.Auth auth, HttpRequest.Builder request)
      throws TaskFailed, InterruptedException {
    switch (auth) {
      case Connection.Auth.ApiKey(var name, var value) -> request.setHeader(name, value);
      case Connection.Auth.Basic(var user, var password) ->
          request.setHeader("Authorization", OAuthTokens.basic(user, password));
      case Connection.Auth.OAuth oauth ->
          request.setHeader("Authorization", "Bearer " + tokens.of(oauth));
    }
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
