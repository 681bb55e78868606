package dev.entrega.chatbot.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.entrega.messaging.contracts.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;
import tools.jackson.databind.JsonNode;

/**
 * Bedrock's and Step Functions' wire, as far as this service uses them, saying what a test wants.
 */
public final class StubAws implements AutoCloseable {

  /** What is written on an open stream. */
  public interface Script {

    void play(Stream stream) throws IOException, InterruptedException;
  }

  private final HttpServer server;
  public final List<JsonNode> asked = new CopyOnWriteArrayList<>();
  public final List<String> paths = new CopyOnWriteArrayList<>();
  public volatile Script script = stream -> stream.answer("Tudo ", "certo.");

  public StubAws() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/model/", this::stream);
    server.createContext("/", StubAws::chain);
    server.start();
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void stream(HttpExchange exchange) throws IOException {
    asked.add(Json.MAPPER.readTree(exchange.getRequestBody()));
    paths.add(exchange.getRequestURI().getPath());
    try (exchange) {
      script.play(new Stream(exchange));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void chain(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    var output =
        """
        {"retrieval": "NOT_NEEDED", "context_data": [],
         "system_chain_data": {"operation": "APPEND", "prompt": "", "tag": null},
         "bedrock_details": {"task_details": [], "total_input_tokens": 0}}
        """;
    var body =
        Json.MAPPER
            .createObjectNode()
            .put("executionArn", "arn:e")
            .put("status", "SUCCEEDED")
            .put("output", output)
            .put("startDate", 1)
            .put("stopDate", 2);
    respond(exchange, 200, body.toString());
  }

  private static void respond(HttpExchange exchange, int status, String body) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
      exchange.sendResponseHeaders(status, body.getBytes(UTF_8).length);
      exchange.getResponseBody().write(body.getBytes(UTF_8));
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /** One answer of a model under way. */
  public static final class Stream {

    private final HttpExchange exchange;
    private OutputStream out = OutputStream.nullOutputStream();

    Stream(HttpExchange exchange) {
      this.exchange = exchange;
    }

    public void refuse(int status, String type) throws IOException {
      exchange.getResponseHeaders().set("x-amzn-ErrorType", type);
      respond(exchange, status, "{\"message\": \"for a test\"}");
    }

    public void answer(String... pieces) throws IOException {
      begin();
      say(pieces);
      end();
    }

    public void begin() throws IOException {
      exchange.getResponseHeaders().set("Content-Type", "application/vnd.amazon.eventstream");
      exchange.sendResponseHeaders(200, 0);
      out = exchange.getResponseBody();
      chunk(
          """
          {"type": "message_start", "message": {"usage": {"input_tokens": 42, "output_tokens": 1}}}
          """);
      chunk("{\"type\": \"content_block_start\", \"index\": 0}");
    }

    public void say(String... pieces) throws IOException {
      for (var piece : pieces) {
        chunk(
            "{\"type\": \"content_block_delta\", \"delta\": {\"type\": \"text_delta\", \"text\": %s}}"
                .formatted(Json.MAPPER.writeValueAsString(piece)));
      }
    }

    public void end() throws IOException {
      chunk("{\"type\": \"content_block_stop\", \"index\": 0}");
      chunk("{\"type\": \"message_delta\", \"usage\": {\"output_tokens\": 9}}");
      chunk("{\"type\": \"message_stop\"}");
    }

    public void chunk(String json) throws IOException {
      var bytes = Base64.getEncoder().encodeToString(json.getBytes(UTF_8));
      frame("event", ":event-type", "chunk", "{\"bytes\": \"%s\"}".formatted(bytes));
    }

    public void exception(String type) throws IOException {
      frame("exception", ":exception-type", type, "{\"message\": \"for a test\"}");
    }

    private void frame(String kind, String name, String value, String payload) throws IOException {
      var bytes = new ByteArrayOutputStream();
      new Message(
              Map.of(
                  ":message-type",
                  HeaderValue.fromString(kind),
                  name,
                  HeaderValue.fromString(value),
                  ":content-type",
                  HeaderValue.fromString("application/json")),
              payload.getBytes(UTF_8))
          .encode(bytes);
      out.write(bytes.toByteArray());
      out.flush();
    }
  }
}
