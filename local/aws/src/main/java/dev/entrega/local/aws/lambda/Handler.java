package dev.entrega.local.aws.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/** The code of a function, in one of the two shapes that AWS's runtime knows. */
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
}
