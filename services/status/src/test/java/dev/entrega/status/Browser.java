package dev.entrega.status;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks the running service over a real socket. */
final class Browser {

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final int port;

  Browser(int port) {
    this.port = port;
  }

  HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, headers);
  }

  HttpResponse<String> send(String method, String path, String... headers) {
    return exchange(method, path, BodyHandlers.ofString(), headers);
  }

  /** Answers as soon as the headers have come; the rest is read, and ended, by the caller. */
  HttpResponse<InputStream> open(String path, String... headers) {
    return exchange("GET", path, BodyHandlers.ofInputStream(), headers);
  }

  private <T> HttpResponse<T> exchange(
      String method, String path, HttpResponse.BodyHandler<T> body, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .timeout(Duration.ofSeconds(10));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), body);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("Expected an answer to " + path, e);
    }
  }
}
