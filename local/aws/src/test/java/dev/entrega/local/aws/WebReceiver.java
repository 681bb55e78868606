package dev.entrega.local.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.entrega.local.aws.wire.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** A subscriber's web server, which keeps what it is sent and answers as it is told. */
final class WebReceiver implements AutoCloseable {

  /** One request; the names of headers in any case. */
  record Received(Map<String, String> headers, String body) {

    JsonNode json() {
      return Json.MAPPER.readTree(body);
    }

    String text(String field) {
      return json().path(field).asString("");
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final LinkedBlockingQueue<Received> received = new LinkedBlockingQueue<>();
  private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();

  private WebReceiver(HttpServer server) {
    this.server = server;
    server.createContext("/", this::receive);
    server.setExecutor(threads);
    server.start();
  }

  static WebReceiver start() throws IOException {
    return start(0);
  }

  static WebReceiver start(int port) throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    return new WebReceiver(HttpServer.create(address, 0));
  }

  int port() {
    return server.getAddress().getPort();
  }

  String url() {
    return "http://127.0.0.1:" + port() + "/hook";
  }

  /** The statuses of the next answers; 200 for all after them. */
  void answer(Integer... statuses) {
    answers.addAll(List.of(statuses));
  }

  /** The next request, for which it waits up to a minute. */
  Received next() throws InterruptedException {
    var next = received.poll(60, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("Expected a request within a minute, but there was none");
    }
    return next;
  }

  boolean isEmpty() {
    return received.isEmpty();
  }

  /** Follows a link as a browser does, without a signature. */
  static HttpResponse<String> visit(String link) throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(URI.create(link)).build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
      exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      received.add(new Received(headers, body));
      var status = answers.poll();
      exchange.sendResponseHeaders(status == null ? 200 : status, -1);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
