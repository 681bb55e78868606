package dev.entrega.local.aws.http;

import dev.entrega.local.aws.events.Connection.Auth;
import dev.entrega.local.aws.wire.Json;
import dev.entrega.local.stepfunctions.integration.TaskFailed;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.StringJoiner;
import tools.jackson.core.JacksonException;

/** Asks an authorization server for the token of client credentials, anew for each call. */
final class OAuthTokens {

  private final HttpInvoker http;

  OAuthTokens(HttpInvoker http) {
    this.http = http;
  }

  String of(Auth.OAuth oauth) throws TaskFailed, InterruptedException {
    var fields = new LinkedHashMap<String, String>();
    fields.put("grant_type", "client_credentials");
    oauth.parameters().body().forEach(each -> fields.put(each.key(), each.value()));
    var form = new StringJoiner("&");
    fields.forEach(
        (name, value) -> form.add(FormBody.encoded(name) + "=" + FormBody.encoded(value)));
    var request =
        HttpRequest.newBuilder(http.allowed(oauth.endpoint()))
            .method(oauth.method(), HttpRequest.BodyPublishers.ofString(form.toString()))
            .setHeader("Content-Type", "application/x-www-form-urlencoded")
            .setHeader("Authorization", basic(oauth.clientId(), oauth.clientSecret()));
    oauth.parameters().headers().forEach(each -> request.setHeader(each.key(), each.value()));
    return token(new String(http.send(request.build()).body(), StandardCharsets.UTF_8));
  }

  private static String token(String answer) throws TaskFailed {
    try {
      var token = Json.MAPPER.readTree(answer).path("access_token");
      if (token.isString()) {
        return token.stringValue();
      }
    } catch (JacksonException _) {
      // refused below, as any answer without a token is
    }
    throw new TaskFailed(
        "Events.ConnectionResource.InvalidConnectionState",
        "Expected an access_token of the authorization endpoint, but there was none");
  }

  static String basic(String user, String password) {
    var both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(both);
  }
}
