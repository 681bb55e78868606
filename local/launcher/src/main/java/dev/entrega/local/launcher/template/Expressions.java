package dev.entrega.local.launcher.template;

import dev.entrega.local.launcher.template.Value.Call;
import dev.entrega.local.launcher.template.Value.Fields;
import dev.entrega.local.launcher.template.Value.Items;
import dev.entrega.local.launcher.template.Value.Scalar;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a value of a template means.
 *
 * @param names what may be referred to
 */
record Expressions(Names names) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([^}]*)}");

  /** What may be referred to: parameters, pseudo parameters and resources. */
  interface Names {

    /** What {@code !Ref} makes of a name. */
    String ref(String name);

    /** What {@code !GetAtt} makes of a resource and one of its attributes. */
    String attribute(String id, String attribute);
  }

  /** A text, looked up or put together if need be. */
  String text(Value value) {
    return switch (value) {
      case Scalar scalar -> scalar.text();
      case Call call -> call(call);
      case Items _, Fields _ ->
          throw new IllegalStateException("Expected a text, but found " + value);
    };
  }

  /** The value as JSON, with everything looked up. */
  JsonNode json(Value value) {
    return switch (value) {
      case Scalar(var text, var bare) -> bare ? JSON.readTree(text) : JSON.valueToTree(text);
      case Call call -> JSON.valueToTree(call(call));
      case Items(var items) -> JSON.valueToTree(items.stream().map(this::json).toList());
      case Fields(var fields) -> {
        var object = JSON.createObjectNode();
        fields.forEach((name, field) -> object.set(name, json(field)));
        yield object;
      }
    };
  }

  private String call(Call call) {
    var argument = call.argument();
    return switch (call.function()) {
      case "Ref" -> names.ref(text(argument));
      case "Fn::GetAtt" -> attribute(argument);
      case "Fn::Sub" -> substitute(argument);
      case "Fn::Join" -> join(argument);
      default ->
          throw new IllegalStateException(
              "Expected Ref, Fn::GetAtt, Fn::Sub or Fn::Join, but found " + call.function());
    };
  }

  private String attribute(Value argument) {
    var words =
        argument instanceof Items(var items)
            ? items.stream().map(this::text).toList()
            : List.of(text(argument).split("\\.", 2));
    if (words.size() != 2) {
      throw new IllegalStateException("Expected a resource and an attribute, but found " + words);
    }
    return names.attribute(words.get(0), words.get(1));
  }

  private String substitute(Value argument) {
    if (argument instanceof Items(var items)
        && items.size() == 2
        && items.get(1) instanceof Fields(var variables)) {
      return substitute(text(items.get(0)), variables);
    }
    return substitute(text(argument), Map.of());
  }

  private String substitute(String text, Map<String, Value> variables) {
    return VARIABLE
        .matcher(text)
        .replaceAll(found -> {
          var name = found.group(2);
          var variable = variables.get(name);
          if (!found.group(1).isEmpty()) {
            return Matcher.quoteReplacement("${" + name + "}");
          }
          if (variable != null) {
            return Matcher.quoteReplacement(text(variable));
          }
          return Matcher.quoteReplacement(
              name.contains(".") ? attribute(new Scalar(name, false)) : names.ref(name));
        });
  }

  private String join(Value argument) {
    if (argument instanceof Items(var items)
        && items.size() == 2
        && items.get(1) instanceof Items(var parts)) {
      return parts.stream().map(this::text).collect(Collectors.joining(text(items.get(0))));
    }
    throw new IllegalStateException("Expected a delimiter and a list, but found " + argument);
  }
}
