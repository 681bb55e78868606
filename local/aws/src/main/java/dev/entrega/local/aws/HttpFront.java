package dev.entrega.local.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.entrega.local.aws.wire.Reply;
import dev.entrega.local.aws.wire.Request;
import dev.entrega.local.aws.wire.Service;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The port: every request on a virtual thread of its own, connections kept open. */
final class HttpFront implements AutoCloseable {

  private static final int BACKLOG = 1024;

  static {
    // The JDK's server reads these once in a process, when the first one is created, so whoever
    // starts another one starts it after this. Without nodelay an answer waits 40 ms for the
    // client's delayed ACK; idle connections outlive the SDK's own limit of a minute.
    setUnlessSet("sun.net.httpserver.nodelay", "true");
    setUnlessSet("sun.net.httpserver.maxIdleConnections", "4096");
    setUnlessSet("sun.net.httpserver.idleInterval", "300");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /** Binds at once, so that the port is known; answers nothing before {@link #serve}. */
  HttpFront(AwsSettings settings) {
    try {
      server = HttpServer.create(new InetSocketAddress(settings.host(), settings.port()), BACKLOG);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Expected to listen on %s:%d, but: %s"
              .formatted(settings.host(), settings.port(), e.getMessage()),
          e);
    }
  }

  int port() {
    return server.getAddress().getPort();
  }

  void serve(Service service) {
    server.createContext("/", exchange -> exchange(exchange, service));
    server.setExecutor(threads);
    server.start();
  }

  private static void exchange(HttpExchange exchange, Service service) throws IOException {
    try {
      var request = Request.read(exchange);
      var reply = service.answer(request);
      if (!reply.isNone()) {
        write(exchange, request.id(), reply);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("The endpoint closes");
    }
    // Not before all is written: this ends a body of unknown length as if it was whole. The server
    // closes the connection where an answer ends by an exception.
    exchange.close();
  }

  private static void write(HttpExchange exchange, String requestId, Reply reply)
      throws IOException, InterruptedException {
    var headers = exchange.getResponseHeaders();
    headers.set("x-amzn-RequestId", requestId);
    if (!reply.contentType().isEmpty()) {
      headers.set("Content-Type", reply.contentType());
    }
    reply.headers().forEach(headers::set);
    exchange.sendResponseHeaders(reply.status(), lengthOf(reply));
    reply.writeTo(exchange.getResponseBody());
  }

  /** In the JDK's words: -1 for nothing, and 0 for what is sent in chunks. */
  private static long lengthOf(Reply reply) {
    if (reply.isEvents()) {
      return 0;
    }
    return reply.length() == 0 ? -1 : reply.length();
  }

  private static void setUnlessSet(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
