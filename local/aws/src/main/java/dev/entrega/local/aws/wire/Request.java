package dev.entrega.local.aws.wire;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One HTTP request, read to its end. */
public final class Request {

  private static final String JSON_TARGET = "X-amz-target";

  private final HttpExchange exchange;
  private final byte[] body;
  private final String id = RequestIds.next();

  private Request(HttpExchange exchange, byte[] body) {
    this.exchange = exchange;
    this.body = body;
  }

  /** Reads the whole body. */
  public static Request read(HttpExchange exchange) throws IOException {
    return new Request(exchange, exchange.getRequestBody().readAllBytes());
  }

  /** Names this request in its answer. */
  public String id() {
    return id;
  }

  /** {@code GET}, {@code POST} … */
  public String method() {
    return exchange.getRequestMethod();
  }

  /** Path and query, as sent. */
  public URI uri() {
    return exchange.getRequestURI();
  }

  /** The path, decoded; {@code /} where there is none. */
  public String path() {
    var path = uri().getPath();
    return path == null || path.isEmpty() ? "/" : path;
  }

  /** The body's bytes; not copied. */
  public byte[] body() {
    return body;
  }

  /** The body as UTF-8. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The first value of a header, or null. */
  public @Nullable String header(String name) {
    return exchange.getRequestHeaders().getFirst(name);
  }

  /** All headers. */
  public Map<String, List<String>> headers() {
    return exchange.getRequestHeaders();
  }

  /** {@code X-Amz-Target}, for example {@code AmazonSQS.SendMessage}, or null. */
  public @Nullable String target() {
    return header(JSON_TARGET);
  }

  /** The operation that {@code X-Amz-Target} names, without its service. */
  public String operation() {
    var target = target();
    if (target == null) {
      throw AwsError.unknownOperation("Expected a header X-Amz-Target, but there is none");
    }
    return target.substring(target.lastIndexOf('.') + 1);
  }

  /**
   * The service in {@code Credential=key/date/region/service/aws4_request}, which is part of each
   * signature, whether it stands in a header or in a link; null where there is none.
   */
  public @Nullable String signedFor() {
    var authorization = header("Authorization");
    var signed = authorization == null ? uri().getQuery() : authorization;
    var end = signed == null ? -1 : signed.indexOf("/aws4_request");
    return signed == null || end < 0
        ? null
        : signed.substring(signed.lastIndexOf('/', end - 1) + 1, end);
  }

  /** Whether the body is a form, as in AWS Query. */
  public boolean isForm() {
    var type = header("Content-type");
    return type != null && type.startsWith("application/x-www-form-urlencoded");
  }
}
