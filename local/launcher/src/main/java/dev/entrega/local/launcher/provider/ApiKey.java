package dev.entrega.local.launcher.provider;

import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** What callers show as a bearer token. */
final class ApiKey {

  static final Answer NOT_SHOWN =
      Answer.error(401, "unauthorized", "Expected the API key as a bearer token, but it is not");

  private final byte[] authorization;

  ApiKey(String key) {
    this.authorization = ("Bearer " + key).getBytes(StandardCharsets.UTF_8);
  }

  boolean isShownBy(HttpExchange exchange) {
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    return header != null
        && MessageDigest.isEqual(authorization, header.getBytes(StandardCharsets.UTF_8));
  }
}
