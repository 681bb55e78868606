package dev.entrega.local.aws.stepfunctions;

import dev.entrega.local.stepfunctions.StepFunctions;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectReader;

/**
 * One operation of the engine's door, between bytes and bytes. Every public method of the door that
 * takes one input is the operation of that name, so that the wire knows what the door knows.
 *
 * @param input the record that it takes
 * @param output the record that it answers; {@code void} where it answers nothing
 * @param reader of its input
 * @param door the method, bound to its door
 */
record Operation(Class<?> input, Class<?> output, ObjectReader reader, MethodHandle door) {

  private static final String INPUT = "Input";
  private static final byte[] EMPTY_OBJECT = {'{', '}'};

  /** All operations of a door, by AWS's names for them. */
  static Map<String, Operation> of(StepFunctions door) {
    var operations = new TreeMap<String, Operation>();
    for (Method method : StepFunctions.class.getMethods()) {
      if (method.getParameterCount() == 1
          && method.getParameterTypes()[0].getSimpleName().endsWith(INPUT)) {
        var input = method.getParameterTypes()[0];
        var name = input.getSimpleName();
        operations.put(
            name.substring(0, name.length() - INPUT.length()),
            new Operation(
                input,
                method.getReturnType(),
                StatesJson.MAPPER.readerFor(input),
                bound(method, door)));
      }
    }
    return operations;
  }

  private static MethodHandle bound(Method method, StepFunctions door) {
    try {
      return MethodHandles.publicLookup()
          .unreflect(method)
          .bindTo(door)
          .asType(MethodType.methodType(Object.class, Object.class));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("Expected to reach " + method + ", but: " + e, e);
    }
  }

  byte[] answer(byte[] request) {
    Object input = reader.readValue(request.length == 0 ? EMPTY_OBJECT : request);
    if (input == null) {
      throw Unreadable.noObject();
    }
    var output = call(input);
    return output == null ? EMPTY_OBJECT : StatesJson.MAPPER.writeValueAsBytes(output);
  }

  private @Nullable Object call(Object request) {
    try {
      return door.invokeExact(request);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("Expected an answer, but: " + e, e);
    }
  }
}
