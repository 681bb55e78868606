package dev.entrega.local.aws.stepfunctions;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.services.sfn.SfnClient;

/** AWS's service model of Step Functions, as AWS's own client has it. */
final class ServiceModel {

  /** What an operation takes and what it answers. */
  record Shapes(SdkPojo request, SdkPojo response) {}

  private ServiceModel() {}

  /** Every operation of the client, by AWS's name for it. */
  static Map<String, Shapes> operations() {
    var operations = new TreeMap<String, Shapes>();
    for (Method method : SfnClient.class.getMethods()) {
      if (method.getParameterCount() == 1
          && method.getParameterTypes()[0] != Consumer.class
          && method.getReturnType().getSimpleName().endsWith("Response")) {
        var request = method.getParameterTypes()[0];
        operations.put(
            request.getSimpleName().replaceFirst("Request$", ""),
            new Shapes(empty(request), empty(method.getReturnType())));
      }
    }
    return operations;
  }

  /** The shape within a member: its own, its elements' or its values'; else itself. */
  static SdkField<?> innermost(SdkField<?> field) {
    if (field.marshallingType().equals(MarshallingType.LIST)) {
      return innermost(field.getTrait(ListTrait.class).memberFieldInfo());
    }
    if (field.marshallingType().equals(MarshallingType.MAP)) {
      return innermost(field.getTrait(MapTrait.class).valueFieldInfo());
    }
    return field;
  }

  /** JSON values that no member of that type has. */
  static List<String> oddities(SdkField<?> member) {
    MarshallingType<?> type = member.marshallingType();
    if (type.equals(MarshallingType.STRING)) {
      return List.of("5", "true", "{}", "[]");
    }
    if (type.equals(MarshallingType.LIST)) {
      return List.of("5", "\"text\"", "{\"a\": 1}", "[[]]");
    }
    if (type.equals(MarshallingType.SDK_POJO) || type.equals(MarshallingType.MAP)) {
      return List.of("5", "\"text\"", "[1]");
    }
    if (type.equals(MarshallingType.FLOAT) || type.equals(MarshallingType.DOUBLE)) {
      return List.of("\"5\"", "true", "{}", "[]");
    }
    return type.equals(MarshallingType.BOOLEAN)
        ? List.of("5", "\"true\"", "{}", "[]")
        : List.of("\"5\"", "true", "{}", "[]", "99999999999999999999");
  }

  /** The values of a member that is an enumeration; none where it is not. */
  static Object[] constants(SdkPojo shape, SdkField<?> member) {
    var model = shape.getClass().getEnclosingClass();
    var getter =
        member.memberName().substring(0, 1).toLowerCase(Locale.ROOT)
            + member.memberName().substring(1);
    return Arrays.stream(model.getMethods())
        .filter(method -> method.getName().equals(getter) && method.getParameterCount() == 0)
        .map(Method::getReturnType)
        .filter(Class::isEnum)
        .flatMap(type -> Arrays.stream(type.getEnumConstants()))
        .filter(constant -> !constant.toString().equals("null"))
        .toArray();
  }

  private static SdkPojo empty(Class<?> model) {
    try {
      return (SdkPojo) model.getMethod("builder").invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Expected a builder of " + model + ", but: " + e, e);
    }
  }
}
