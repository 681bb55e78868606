package dev.entrega.local.stepfunctions.definition;

import dev.entrega.local.stepfunctions.expression.Expression;
import dev.entrega.local.stepfunctions.expression.Path;
import dev.entrega.local.stepfunctions.expression.Template;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The fields of one object in a definition; notes what is wrong, and which ones nobody read. */
final class Fields {

  static final String SCHEMA = "SCHEMA_VALIDATION_FAILED";

  private final ObjectNode json;
  private final String location;
  private final String state;
  private final List<Diagnostic> diagnostics;
  private final Set<String> read = new HashSet<>();

  Fields(ObjectNode json, String location, List<Diagnostic> diagnostics) {
    this(json, location, location, diagnostics);
  }

  private Fields(ObjectNode json, String location, String state, List<Diagnostic> diagnostics) {
    this.json = json;
    this.location = location;
    this.state = state;
    this.diagnostics = diagnostics;
    read.add("Comment");
  }

  boolean has(String name) {
    read.add(name);
    return json.has(name);
  }

  @Nullable JsonNode get(String name) {
    read.add(name);
    return json.get(name);
  }

  Set<String> names() {
    var names = new HashSet<String>();
    json.properties().forEach(entry -> names.add(entry.getKey()));
    return names;
  }

  /** The names of the fields that nobody has read. */
  Set<String> unread() {
    Set<String> names = names();
    names.removeAll(read);
    return names;
  }

  String at(String name) {
    return location.equals("/") ? "/" + name : location + "/" + name;
  }

  /**
   * The same as {@link #object}, but without a word on what is wrong with it or that it was read.
   */
  @Nullable Fields peek(String name) {
    return json.get(name) instanceof ObjectNode object
        ? new Fields(object, at(name), state, diagnostics)
        : null;
  }

  /** The same as {@link #text}, but without a word on what is wrong with it or that it was read. */
  @Nullable String peekText(String name) {
    JsonNode value = json.get(name);
    return value == null || !value.isString() ? null : value.stringValue();
  }

  /**
   * The same as {@link #objects}, but without a word on what is wrong with it or that it was read.
   */
  List<Fields> peekAll(String name) {
    var all = new ArrayList<Fields>();
    for (int i = 0; json.get(name) instanceof ArrayNode array && i < array.size(); i++) {
      if (array.get(i) instanceof ObjectNode object) {
        all.add(new Fields(object, at(name) + "[" + i + "]", state, diagnostics));
      }
    }
    return all;
  }

  /** Where a field stands within its state. */
  String inState(String name) {
    return at(name).substring(state.equals("/") ? 1 : state.length() + 1);
  }

  /** The fields of a state, from which {@link #inState} begins. */
  Fields asState() {
    return new Fields(json, location, location, diagnostics);
  }

  void refuse(String message, String name) {
    refuse(SCHEMA, message, name);
  }

  void refuse(String code, String message, String name) {
    diagnostics.add(new Diagnostic(code, message, at(name)));
  }

  void refuseAll(String message) {
    diagnostics.add(new Diagnostic(SCHEMA, message, location));
  }

  @Nullable String text(String name) {
    JsonNode value = get(name);
    if (value == null || value.isString()) {
      return value == null ? null : value.stringValue();
    }
    refuse("Expected value of type [String]", name);
    return null;
  }

  boolean flag(String name) {
    JsonNode value = get(name);
    if (value != null && !value.isBoolean()) {
      refuse("Expected value of type [Boolean]", name);
    }
    return value != null && value.isBoolean() && value.booleanValue();
  }

  @Nullable Long integer(String name, long least, long most) {
    JsonNode value = get(name);
    if (value == null) {
      return null;
    }
    if (!value.isIntegralNumber()) {
      refuse("Expected value of type [Integer]", name);
      return null;
    }
    if (!value.canConvertToLong() || value.longValue() < least || value.longValue() > most) {
      refuse("Value is not in the range of %d to %d".formatted(least, most), name);
      return null;
    }
    return value.longValue();
  }

  @Nullable Double decimal(String name, double least) {
    JsonNode value = get(name);
    if (value == null) {
      return null;
    }
    if (!value.isNumber() || value.doubleValue() < least) {
      refuse("Expected a number that is not less than " + least, name);
      return null;
    }
    return value.doubleValue();
  }

  /** The objects in an array, each with its own location. */
  List<Fields> objects(String name) {
    JsonNode value = get(name);
    var all = new ArrayList<Fields>();
    if (value != null && !(value instanceof ArrayNode)) {
      refuse("Expected value of type [Array]", name);
    }
    if (value instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        if (array.get(i) instanceof ObjectNode object) {
          all.add(new Fields(object, at(name) + "[" + i + "]", state, diagnostics));
        } else {
          refuse("Expected value of type [Object]", name + "[" + i + "]");
        }
      }
    }
    return all;
  }

  @Nullable Fields object(String name) {
    JsonNode value = get(name);
    if (value instanceof ObjectNode object) {
      return new Fields(object, at(name), state, diagnostics);
    }
    if (value != null) {
      refuse("Expected value of type [Object]", name);
    }
    return null;
  }

  @Nullable Expression expression(String name) {
    String text = text(name);
    try {
      return text == null ? null : Expression.parse(text);
    } catch (IllegalArgumentException _) {
      refuse("Value is not a valid JSONPath or intrinsic function call", name);
      return null;
    }
  }

  @Nullable Path referencePath(String name) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    try {
      Path path = Path.parse(text);
      if (path.isReference()) {
        return path;
      }
    } catch (IllegalArgumentException _) {
      // refused below, as a path that may match more than one value is
    }
    refuse("Value is not a Reference Path", name);
    return null;
  }

  @Nullable Template template(String name) {
    JsonNode value = get(name);
    try {
      return value == null ? null : Template.parse(value);
    } catch (IllegalArgumentException e) {
      refuse(
          "The value for the field '%s' must be a valid JSONPath or a valid intrinsic function call"
              .formatted(e.getMessage()),
          name);
      return null;
    }
  }

  /** Refuses the fields that nobody read. */
  void refuseOthers() {
    for (var entry : json.properties()) {
      if (!read.contains(entry.getKey())) {
        refuse("Field is not supported", entry.getKey());
      }
    }
  }
}
