package dev.entrega.local.stepfunctions.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A compiled payload template: a value in which each field whose name ends in {@code .$} holds an
 * expression, or in JSONata each text that is marked as one. Parts without any are shared by all
 * results.
 */
public sealed interface Template {

  /** What the template becomes here. */
  JsonNode evaluate(Scope scope) throws StatesError;

  /**
   * Compiles a template.
   *
   * @throws IllegalArgumentException an expression is none; the message is the name of its field
   */
  static Template parse(JsonNode json) {
    return switch (json) {
      case ObjectNode object -> ofFields(object);
      case ArrayNode array -> ofElements(array);
      default -> new Constant(json);
    };
  }

  /**
   * Compiles a template of JSONata, in which each text between {@code {%} and {@code %}} is an
   * expression.
   *
   * @param location the field that holds the template, for the message of an error
   * @param compiler makes an expression of a text and where it stands; nothing where it is none
   */
  static Template jsonata(
      JsonNode json,
      String location,
      BiFunction<String, String, Expression.@Nullable Jsonata> compiler) {
    return new JsonataTemplates(compiler).parse(json, location);
  }

  private static Template ofFields(ObjectNode object) {
    var fields = new ArrayList<Field>();
    for (var entry : object.properties()) {
      fields.add(field(entry.getKey(), entry.getValue()));
    }
    return of(object, fields);
  }

  /** An object of such fields, which is a constant where all of them are. */
  static Template of(ObjectNode object, List<Field> fields) {
    return fields.stream().allMatch(field -> field.value() instanceof Constant)
        ? new Constant(object)
        : new Fields(List.copyOf(fields));
  }

  private static Field field(String name, JsonNode value) {
    if (!name.endsWith(".$")) {
      return new Field(name, parse(value));
    }
    try {
      Expression expression = Expression.parse(value.isString() ? value.stringValue() : "");
      return new Field(name.substring(0, name.length() - 2), new Computed(name, expression));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name, e);
    }
  }

  private static Template ofElements(ArrayNode array) {
    return of(array, array.valueStream().map(Template::parse).toList());
  }

  /** An array of such elements, which is a constant where all of them are. */
  static Template of(ArrayNode array, List<Template> elements) {
    return elements.stream().allMatch(Constant.class::isInstance)
        ? new Constant(array)
        : new Elements(elements);
  }

  /** A part without expressions. */
  record Constant(JsonNode json) implements Template {
    @Override
    public JsonNode evaluate(Scope scope) {
      return json;
    }
  }

  /** The value of a field whose name ends in {@code .$}. */
  record Computed(String field, Expression expression) implements Template {
    @Override
    public JsonNode evaluate(Scope scope) throws StatesError {
      return expression.evaluate(scope, field);
    }
  }

  /** An object with expressions somewhere in it. */
  record Fields(List<Field> fields) implements Template {
    @Override
    public JsonNode evaluate(Scope scope) throws StatesError {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      for (Field field : fields) {
        object.set(field.name, field.value.evaluate(scope));
      }
      return object;
    }
  }

  /** An array with expressions somewhere in it. */
  record Elements(List<Template> elements) implements Template {
    @Override
    public JsonNode evaluate(Scope scope) throws StatesError {
      ArrayNode array = JsonNodeFactory.instance.arrayNode(elements.size());
      for (Template element : elements) {
        array.add(element.evaluate(scope));
      }
      return array;
    }
  }

  /** A field of an object, by the name that it has in the result. */
  record Field(String name, Template value) {}
}
