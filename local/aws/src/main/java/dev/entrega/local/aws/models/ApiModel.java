package dev.entrega.local.aws.models;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answers of one service.
 *
 * @param operations the name of the shape with which each operation answers, which is empty where
 *     it answers nothing, by the operation's name in the SDK for Java: {@code putEvents}
 */
record ApiModel(Map<String, String> operations, Map<String, Shape> shapes) {

  /** With what an operation answers; nothing where it is unknown or answers nothing. */
  @Nullable Shape answer(String operation) {
    String name = operations.get(operation);
    return name == null ? null : shapes.get(name);
  }

  Shape shape(String name) {
    Shape shape = shapes.get(name);
    if (shape == null) {
      throw new IllegalStateException("Expected a shape named " + name + ", but there is none");
    }
    return shape;
  }
}
