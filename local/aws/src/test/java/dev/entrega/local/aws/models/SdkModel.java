package dev.entrega.local.aws.models;

import dev.entrega.local.aws.wire.Json;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the answers of a service off its client in the SDK for Java 2, for a service whose model
 * the older SDK does not publish. Lengths and ranges are not to be seen there.
 */
final class SdkModel {

  private final Map<String, ObjectNode> shapes = new TreeMap<>();

  /** The condensed model of the service behind a client interface. */
  static ObjectNode of(Class<?> client) throws ReflectiveOperationException {
    var model = new SdkModel();
    ObjectNode result = Json.MAPPER.createObjectNode();
    ObjectNode operations = result.putObject("operations");
    var answers = new TreeMap<String, Class<?>>();
    for (Method method : client.getMethods()) {
      if (AwsResponse.class.isAssignableFrom(method.getReturnType())) {
        answers.put(method.getName(), method.getReturnType());
      } else if (method.getGenericReturnType() instanceof java.lang.reflect.TypeVariable<?>
          && !answers.containsKey(method.getName())) {
        answers.put(method.getName(), response(client, method.getName()));
      }
    }
    for (var answer : answers.entrySet()) {
      operations.put(answer.getKey(), model.structure(answer.getValue()));
    }
    ObjectNode all = result.putObject("shapes");
    model.shapes.forEach(all::set);
    return result;
  }

  /** A streamed answer's class, by the name that the SDK gives it. */
  private static Class<?> response(Class<?> client, String operation)
      throws ClassNotFoundException {
    return Class.forName(
        client.getPackageName()
            + ".model."
            + operation.substring(0, 1).toUpperCase(Locale.ROOT)
            + operation.substring(1)
            + "Response");
  }

  private String structure(Class<?> type) throws ReflectiveOperationException {
    String name = type.getSimpleName();
    if (shapes.containsKey(name)) {
      return name;
    }
    ObjectNode shape = Json.MAPPER.createObjectNode().put("type", "structure");
    shapes.put(name, shape);
    ObjectNode members = shape.putObject("members");
    Object builder = type.getMethod("builder").invoke(null);
    for (SdkField<?> field : ((SdkPojo) builder).sdkFields()) {
      Method getter = getter(type, field);
      members.put(field.memberName(), of(getter.getGenericReturnType(), type, getter));
    }
    return name;
  }

  /** The getter that gives an enum, where there is one beside that which gives its text. */
  private static Method getter(Class<?> type, SdkField<?> field) throws NoSuchMethodException {
    String name = field.memberName();
    String getter = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    return Arrays.stream(type.getMethods())
        .filter(method -> method.getParameterCount() == 0)
        .filter(method -> method.getName().equalsIgnoreCase(getter))
        .findFirst()
        .orElseThrow(() -> new NoSuchMethodException(type + "." + getter));
  }

  private String of(java.lang.reflect.Type type, Class<?> in, Method getter)
      throws ReflectiveOperationException {
    if (type instanceof ParameterizedType generic) {
      boolean map = Map.class.isAssignableFrom((Class<?>) generic.getRawType());
      List<java.lang.reflect.Type> arguments = List.of(generic.getActualTypeArguments());
      String member = of(arguments.getLast(), in, getter);
      return put(
          (map ? "MapOf" : "ListOf") + member,
          Json.MAPPER.createObjectNode().put("type", map ? "map" : "list").put("member", member));
    }
    Class<?> plain = (Class<?>) type;
    if (SdkPojo.class.isAssignableFrom(plain)) {
      return structure(plain);
    }
    if (plain.isEnum()) {
      ObjectNode shape = Json.MAPPER.createObjectNode().put("type", "string");
      var values = shape.putArray("values");
      Arrays.stream(plain.getEnumConstants())
          .map(Object::toString)
          .filter(value -> !value.equals("null"))
          .forEach(values::add);
      return put(plain.getSimpleName(), shape);
    }
    String name =
        switch (plain.getSimpleName()) {
          case "Integer" -> "integer";
          case "Long" -> "long";
          case "Float" -> "float";
          case "Double" -> "double";
          case "Boolean" -> "boolean";
          case "Instant" -> "timestamp";
          case "SdkBytes" -> "blob";
          default -> "string";
        };
    return put("Plain" + name, Json.MAPPER.createObjectNode().put("type", name));
  }

  private String put(String name, ObjectNode shape) {
    shapes.putIfAbsent(name, shape);
    return name;
  }
}
