package dev.entrega.local.stepfunctions.expression;

import dev.entrega.local.stepfunctions.expression.Template.Computed;
import dev.entrega.local.stepfunctions.expression.Template.Constant;
import dev.entrega.local.stepfunctions.expression.Template.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Compiles values of JSONata states. */
final class JsonataTemplates {

  private final BiFunction<String, String, Expression.@Nullable Jsonata> compiler;

  JsonataTemplates(BiFunction<String, String, Expression.@Nullable Jsonata> compiler) {
    this.compiler = compiler;
  }

  Template parse(JsonNode json, String location) {
    return switch (json) {
      case ObjectNode object -> ofFields(object, location);
      case ArrayNode array -> ofElements(array, location);
      default -> {
        Expression expression =
            json.isString() ? compiler.apply(json.stringValue(), location) : null;
        yield expression == null ? new Constant(json) : new Computed(location, expression);
      }
    };
  }

  private Template ofFields(ObjectNode object, String location) {
    List<Field> fields = new ArrayList<>();
    for (var entry : object.properties()) {
      String name = entry.getKey();
      fields.add(new Field(name, parse(entry.getValue(), location + "/" + name)));
    }
    return Template.of(object, List.copyOf(fields));
  }

  private Template ofElements(ArrayNode array, String location) {
    List<Template> elements = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      elements.add(parse(array.get(i), location + "[" + i + "]"));
    }
    return Template.of(array, List.copyOf(elements));
  }
}
