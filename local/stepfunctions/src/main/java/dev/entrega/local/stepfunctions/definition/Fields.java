package dev.entrega.local.stepfunctions.definition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The fields of one object in a definition; notes what is wrong, and which ones nobody read. */
final class Fields {

  private static final String AT_LEAST_ONE = "Array must have at least 1 item";

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
    var names = new LinkedHashSet<String>();
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

  /** Refuses the whole where some fields are not given. */
  void require(String... names) {
    List<String> missing = Stream.of(names).filter(name -> !json.has(name)).toList();
    if (!missing.isEmpty()) {
      refuseAll("These fields are required: " + missing);
    }
  }

  /** Refuses the whole where not exactly one of some fields is given. */
  void requireOneOf(String... names) {
    if (Stream.of(names).filter(json::has).count() != 1) {
      refuseAll("Exactly one of these fields is required: " + List.of(names));
    }
  }

  /** Refuses the whole where a field is given twice: as written, and as a path. */
  void refuseBoth(String name) {
    if (json.has(name) && json.has(name + "Path")) {
      refuseAll("Only one of these fields is allowed: [%s, %sPath]".formatted(name, name));
    }
  }

  @Nullable String text(String name) {
    JsonNode value = get(name);
    if (value == null || value.isString()) {
      return value == null ? null : value.stringValue();
    }
    mistyped("STRING", name);
    return null;
  }

  /** The texts in an array, of which there must be one at least. */
  List<String> texts(String name) {
    JsonNode value = get(name);
    var texts = new ArrayList<String>();
    if (value != null && !value.isArray()) {
      mistyped("ARRAY", name);
    } else if (value != null && value.isEmpty()) {
      refuse(AT_LEAST_ONE, name);
    }
    for (int i = 0; value != null && value.isArray() && i < value.size(); i++) {
      if (value.get(i).isString()) {
        texts.add(value.get(i).stringValue());
      } else {
        mistyped("STRING", name + "[" + i + "]");
      }
    }
    return texts;
  }

  boolean flag(String name) {
    JsonNode value = get(name);
    if (value != null && !value.isBoolean()) {
      mistyped("BOOLEAN", name);
    }
    return value != null && value.booleanValue(false);
  }

  @Nullable Long integer(String name, long least, long most) {
    JsonNode value = get(name);
    if (value == null) {
      return null;
    }
    if (!value.isIntegralNumber()) {
      mistyped("INTEGER", name);
      return null;
    }
    if (!value.canConvertToLong() || value.longValue() > most) {
      refuse("Maximum value is " + most, name);
      return null;
    }
    if (value.longValue() < least) {
      refuse("Minimum value is " + least, name);
      return null;
    }
    return value.longValue();
  }

  @Nullable Double decimal(String name, long least) {
    JsonNode value = get(name);
    if (value == null) {
      return null;
    }
    if (!value.isNumber()) {
      mistyped("NUMBER", name);
      return null;
    }
    if (value.asDouble() < least) {
      refuse("Minimum value is " + least, name);
      return null;
    }
    return value.asDouble();
  }

  /** A text that is one of some; nothing, and a diagnostic, where it is another. */
  @Nullable String oneOf(String name, List<String> texts) {
    String text = text(name);
    if (text == null || texts.contains(text)) {
      return text;
    }
    refuse("Value should be one of the following: " + texts, name);
    return null;
  }

  private void mistyped(String expected, String name) {
    refuse("Expected value of type [" + expected + "]", name);
  }

  /** The objects in an array, each with its own location. */
  List<Fields> objects(String name) {
    JsonNode value = get(name);
    var all = new ArrayList<Fields>();
    if (value != null && !(value instanceof ArrayNode)) {
      mistyped("ARRAY", name);
    }
    if (value instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        if (array.get(i) instanceof ObjectNode object) {
          all.add(new Fields(object, at(name) + "[" + i + "]", state, diagnostics));
        } else {
          mistyped("OBJECT", name + "[" + i + "]");
        }
      }
    }
    return all;
  }

  /** The same, of which there must be one at least. */
  List<Fields> someObjects(String name) {
    JsonNode value = get(name);
    if (value != null && value.isArray() && value.isEmpty()) {
      refuse(AT_LEAST_ONE, name);
    }
    return objects(name);
  }

  @Nullable Fields object(String name) {
    JsonNode value = get(name);
    if (value instanceof ObjectNode object) {
      return new Fields(object, at(name), state, diagnostics);
    }
    if (value != null) {
      mistyped("OBJECT", name);
    }
    return null;
  }

  /** Refuses the fields that nobody read. */
  void refuseOthers() {
    text("Comment");
    for (var entry : json.properties()) {
      if (!read.contains(entry.getKey())) {
        refuseAll("Field '%s' is not supported".formatted(entry.getKey()));
      }
    }
  }

  /** A number of hundredths. */
  @Nullable Double share(String name) {
    Double value = decimal(name, 0);
    if (value != null && value > Share.WHOLE) {
      refuse("Maximum value is " + Share.WHOLE, name);
    }
    return value;
  }

  /** The object as its author wrote it, but for white space. */
  String source() {
    return json.toString();
  }
}
