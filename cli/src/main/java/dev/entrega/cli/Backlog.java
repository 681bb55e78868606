package dev.entrega.cli;

import com.rabbitmq.client.AMQP.Queue.DeclareOk;
import com.rabbitmq.client.Connection;
import dev.entrega.cli.endpoints.Endpoints;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the consumers have not settled yet: ready <em>and</em> unacknowledged. Qpid counts both in
 * the answer to a passive declare. RabbitMQ counts there only what is ready, so for it the
 * management API is asked as well (its figures are up to five seconds old); where that does not
 * answer, ready has to do.
 */
final class Backlog {

  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration AGE_OF_MANAGEMENT_FIGURES = Duration.ofSeconds(6);

  private final Connection connection;
  private final Endpoints endpoints;

  Backlog(Connection connection, Endpoints endpoints) {
    this.connection = connection;
    this.endpoints = endpoints;
  }

  /** Returns when nothing is left in any of the queues, or when nobody is there to take it out. */
  void awaitSettled(Collection<String> queues, PrintWriter out)
      throws IOException, InterruptedException {
    for (var queue : queues) {
      awaitSettled(queue, out);
    }
  }

  private void awaitSettled(String queue, PrintWriter out)
      throws IOException, InterruptedException {
    var saidSo = false;
    for (var state = declared(queue); state.getMessageCount() > 0; state = declared(queue)) {
      if (state.getConsumerCount() == 0) {
        out.printf(
            "%s: nobody reads it, so nothing to wait for (%,d wait)%n",
            queue, state.getMessageCount());
        return;
      }
      if (!saidSo) {
        out.printf("%s: waiting until its consumer has settled everything …%n", queue);
        out.flush();
        saidSo = true;
      }
      TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
    }
    if (isRabbit()) {
      awaitManagement(queue, out);
    }
  }

  private DeclareOk declared(String queue) throws IOException {
    try (var channel = connection.createChannel()) {
      return channel.queueDeclarePassive(queue);
    } catch (TimeoutException e) {
      throw new IOException(
          "Expected the broker to tell of queue " + queue + ", but it did not answer", e);
    } catch (IOException e) {
      throw new IOException(
          "Expected a queue " + queue + ", but the broker has none: was its service ever started?",
          e);
    }
  }

  private boolean isRabbit() {
    return String.valueOf(connection.getServerProperties().get("product")).contains("RabbitMQ");
  }

  private void awaitManagement(String queue, PrintWriter out) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(AGE_OF_MANAGEMENT_FIGURES.toMillis());
    try (var client = HttpClient.newHttpClient()) {
      while (unsettled(client, queue) > 0) {
        TimeUnit.SECONDS.sleep(1);
      }
    } catch (IOException e) {
      out.printf(
          "%s: nothing is ready; what is unacknowledged only the management API knows, and %s%n",
          queue, e.getMessage());
    }
  }

  private long unsettled(HttpClient client, String queue) throws IOException, InterruptedException {
    var amqp = endpoints.amqp();
    var user = amqp.getUserInfo() == null ? "guest:guest" : amqp.getUserInfo();
    var request =
        HttpRequest.newBuilder(
                URI.create("http://%s:15672/api/queues/%%2F/%s".formatted(amqp.getHost(), queue)))
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)))
            .timeout(Duration.ofSeconds(5))
            .build();
    var response = client.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException("it answered " + response.statusCode());
    }
    return new JsonMapper().readTree(response.body()).path("messages").asLong(0);
  }
}
