package dev.entrega.payment;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A provider on a free port that answers as the test says, and keeps what it was asked. */
final class StubProvider implements AutoCloseable {

  /** What came: the headers that matter and the body. */
  record Request(String path, String key, String authorization, String body) {}

  /** What goes back; status 0 hangs up without a word. */
  record Response(int status, String body) {}

  /** Decides by the request. */
  interface Behaviour {
    Response on(Request request) throws Exception;
  }

  final List<Request> requests = new CopyOnWriteArrayList<>();
  volatile Behaviour behaviour;
  private final HttpServer server;

  StubProvider(Behaviour behaviour) throws IOException {
    this.behaviour = behaviour;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var headers = exchange.getRequestHeaders();
      Request request =
          new Request(
              exchange.getRequestMethod() + " " + exchange.getRequestURI(),
              headers.getFirst("Idempotency-Key"),
              headers.getFirst("Authorization"),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      requests.add(request);
      Response response = behaviour.on(request);
      if (response.status() > 0) {
        byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
      }
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
