package dev.entrega.local.aws.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * The code of a function: in one of the two shapes that AWS's runtime for Java knows, as plain
 * code, or elsewhere.
 */
sealed interface Handler {

  /** Reads what a function takes and writes what it gives, as AWS's runtime does for Java. */
  JsonMapper JSON = JsonMapper.builder().build();

  /**
   * Makes the one instance of a handler.
   *
   * @param name {@code package.Class}, or {@code package.Class::handleRequest}
   * @throws IllegalArgumentException there is no such handler
   */
  static Handler of(String name, ClassLoader classes) {
    var colons = name.indexOf("::");
    if (colons >= 0 && !name.substring(colons + 2).equals("handleRequest")) {
      throw new IllegalArgumentException(
          "Expected a handler's method handleRequest, but found " + name);
    }
    var type = colons < 0 ? name : name.substring(0, colons);
    return switch (instance(type, classes)) {
      case RequestStreamHandler handler -> new OfStreams(handler);
      case RequestHandler<?, ?> handler -> OfObjects.of(handler);
      case Object other ->
          throw new IllegalArgumentException(
              "Expected a RequestHandler or RequestStreamHandler, but found " + other.getClass());
    };
  }

  /** Calls it with JSON and returns JSON; what the function throws flies. */
  String call(String payload, Context context) throws IOException;

  private static Object instance(String type, ClassLoader classes) {
    try {
      return Class.forName(type, true, classes).getDeclaredConstructor().newInstance();
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(
          "Expected " + type + " to be made, but it threw " + e.getCause(), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(
          "Expected a class " + type + " with a public constructor without parameters, but: " + e,
          e);
    }
  }

  /** A function from an object to an object; records, POJOs and maps alike. */
  record OfObjects(RequestHandler<Object, Object> handler, JavaType input) implements Handler {

    @SuppressWarnings("unchecked") // The input is read as the very type that the handler declares.
    static OfObjects of(RequestHandler<?, ?> handler) {
      var types = JSON.getTypeFactory();
      var parameters =
          types.findTypeParameters(types.constructType(handler.getClass()), RequestHandler.class);
      return new OfObjects(
          (RequestHandler<Object, Object>) handler,
          parameters.length == 0 ? types.constructType(Object.class) : parameters[0]);
    }

    @Override
    public String call(String payload, Context context) {
      Object argument = JSON.readValue(payload, input);
      return JSON.writeValueAsString(handler.handleRequest(argument, context));
    }
  }

  /** A function from bytes to bytes. */
  record OfStreams(RequestStreamHandler handler) implements Handler {

    @Override
    public String call(String payload, Context context) throws IOException {
      var output = new ByteArrayOutputStream();
      handler.handleRequest(
          new ByteArrayInputStream(payload.getBytes(StandardCharsets.UTF_8)), output, context);
      return output.size() == 0 ? "null" : output.toString(StandardCharsets.UTF_8);
    }
  }

  /** A function from text to text. */
  record OfCode(UnaryOperator<String> code) implements Handler {

    @Override
    public String call(String payload, Context context) {
      var answer = code.apply(payload);
      JSON.readTree(answer);
      return answer;
    }
  }

  /**
   * A function in another process, invoked as AWS's Lambda is. An error is told by the header
   * {@code X-Amz-Function-Error} or a status of 400 or more; AWS's Runtime Interface Emulator tells
   * it by its shape alone.
   */
  record Elsewhere(URI invocations) implements Handler {

    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Override
    public String call(String payload, Context context) throws IOException {
      var answer = post(payload);
      if (answer.statusCode() >= 400 || isError(answer)) {
        throw new FailedElsewhere(answer.statusCode(), answer.body());
      }
      var returned = answer.body().isBlank() ? "null" : answer.body();
      JSON.readTree(returned);
      return returned;
    }

    private HttpResponse<String> post(String payload) throws IOException {
      var request =
          HttpRequest.newBuilder(invocations)
              .header("Content-Type", "application/json")
              .timeout(LONGEST)
              .POST(HttpRequest.BodyPublishers.ofString(payload))
              .build();
      try {
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("Interrupted while " + invocations + " was invoked", e);
      }
    }

    private static boolean isError(HttpResponse<String> answer) {
      return answer.headers().firstValue("X-Amz-Function-Error").isPresent()
          || FailedElsewhere.looksLikeError(answer.body());
    }
  }
}
