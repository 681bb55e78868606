package dev.entrega.local.stepfunctions.definition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which variables the states of a definition use, as DescribeStateMachine tells it: found in the
 * text of JSONata expressions, and of paths and intrinsic functions of JSONPath.
 */
public final class VariableReferences {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern QUOTED =
      Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*'");
  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile("\\$(?<name>[\\p{L}_][\\p{L}\\p{N}_]*)");
  private static final Pattern FUNCTION =
      Pattern.compile("(?:function|λ)\\s*\\((?<parameters>[^)]*)\\)");
  private static final Pattern BOUND =
      Pattern.compile("\\$(?<name>[\\p{L}_][\\p{L}\\p{N}_]*)\\s*:=");
  private static final String RESERVED = "states";
  private static final Set<String> NESTED = Set.of("Branches", "ItemProcessor", "Iterator");
  private static final Set<String> PLAIN_PATHS = Set.of("Variable", "Timestamp", "Seconds");

  private final Map<String, List<String>> found = new LinkedHashMap<>();

  private VariableReferences() {}

  /** The names of variables, sorted, by those of the states that use any. */
  public static Map<String, List<String>> in(String definition) {
    var references = new VariableReferences();
    references.machine(JSON.readTree(definition));
    return references.found;
  }

  private void machine(JsonNode machine) {
    machine.path("States").properties().forEach(state -> state(state.getKey(), state.getValue()));
  }

  private void state(String name, JsonNode state) {
    var names = new TreeSet<String>();
    var inner = new ArrayList<JsonNode>();
    for (Map.Entry<String, JsonNode> field : state.properties()) {
      if (NESTED.contains(field.getKey())) {
        inner.add(field.getValue());
      } else {
        collect(field.getKey(), field.getValue(), names);
      }
    }
    if (!names.isEmpty()) {
      found.put(name, List.copyOf(names));
    }
    for (JsonNode node : inner) {
      if (node.isArray()) {
        node.forEach(this::machine);
      } else {
        machine(node);
      }
    }
  }

  private static void collect(String key, JsonNode value, Set<String> names) {
    switch (value.getNodeType()) {
      case OBJECT ->
          value.properties().forEach(field -> collect(field.getKey(), field.getValue(), names));
      case ARRAY -> value.forEach(element -> collect(key, element, names));
      case STRING -> text(key, value.stringValue(), names);
      default -> {
        // no text, no names
      }
    }
  }

  private static void text(String key, String text, Set<String> names) {
    if (text.startsWith("{%") && text.endsWith("%}")) {
      String bare = QUOTED.matcher(COMMENT.matcher(text).replaceAll(" ")).replaceAll("\"\"");
      var here = new TreeSet<String>();
      add(bare, here, true);
      here.removeAll(bound(bare));
      names.addAll(here);
    } else if (key.endsWith(".$") || key.endsWith("Path") || PLAIN_PATHS.contains(key)) {
      add(QUOTED.matcher(text).replaceAll("''"), names, false);
    }
  }

  private static void add(String expression, Set<String> names, boolean isJsonata) {
    Matcher matcher = NAME.matcher(expression);
    while (matcher.find()) {
      boolean isCall =
          isJsonata && expression.substring(matcher.end()).stripLeading().startsWith("(");
      boolean isWhole = matcher.start() == 0 || expression.charAt(matcher.start() - 1) != '$';
      if (!isCall && isWhole && !matcher.group("name").equals(RESERVED)) {
        names.add(matcher.group("name"));
      }
    }
  }

  /** Names that a JSONata expression gives itself. */
  private static Set<String> bound(String expression) {
    var names = new TreeSet<String>();
    BOUND.matcher(expression).results().forEach(result -> names.add(result.group("name")));
    FUNCTION
        .matcher(expression)
        .results()
        .forEach(result -> add(result.group("parameters"), names, false));
    return names;
  }
}
