package dev.entrega.local.aws.sns.delivery;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Posts to subscribers' web servers; a server has fifteen seconds, as with AWS. */
public final class HttpCourier implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int TOO_MANY = 429;

  private @Nullable HttpClient http;

  /**
   * Posts once.
   *
   * @param endpoint with user and password, where the server wants them
   * @return failed for 5xx, 429 and a server that is not there; refused for all but 2xx else
   */
  public Attempt post(URI endpoint, Map<String, String> headers, String body)
      throws InterruptedException {
    try {
      var response = client().send(request(endpoint, headers, body), BodyHandlers.discarding());
      var status = response.statusCode();
      if (status >= 200 && status < 300) {
        return new Attempt.Done();
      }
      var why = "Expected 2xx of " + endpoint.getAuthority() + ", but found " + status;
      return status == TOO_MANY || status >= 500
          ? new Attempt.Failed(why)
          : new Attempt.Refused(why);
    } catch (IOException e) {
      return new Attempt.Failed("Expected an answer of " + endpoint.getHost() + ", but: " + e);
    }
  }

  private static HttpRequest request(URI endpoint, Map<String, String> headers, String body) {
    var request =
        HttpRequest.newBuilder(endpoint)
            .timeout(PATIENCE)
            .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    headers.forEach(request::header);
    var user = endpoint.getUserInfo();
    if (user != null) {
      var credentials = Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
      request.header("Authorization", "Basic " + credentials);
    }
    return request.build();
  }

  private synchronized HttpClient client() {
    if (http == null) {
      http =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .connectTimeout(PATIENCE)
              .executor(Executors.newVirtualThreadPerTaskExecutor())
              .build();
    }
    return http;
  }

  @Override
  public synchronized void close() {
    if (http != null) {
      http.shutdownNow();
    }
  }
}
