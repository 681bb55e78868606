package dev.entrega.local.stepfunctions.expression.jsonata;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code $states} as the library looks at it; the context object is made when it is asked for. */
final class StatesView extends AbstractMap<String, Object> {

  private final Seen.States states;

  StatesView(Seen.States states) {
    this.states = states;
  }

  private @Nullable JsonNode field(Object key) {
    return switch ((String) key) {
      case "input" -> states.input();
      case "result" -> states.result();
      case "errorOutput" -> states.errorOutput();
      case "context" -> states.context().get();
      default -> null;
    };
  }

  @Override
  public @Nullable Object get(Object key) {
    JsonNode value = field(key);
    return value == null ? null : Values.toLibrary(value);
  }

  @Override
  public boolean containsKey(Object key) {
    return field(key) != null;
  }

  @Override
  public Set<Map.Entry<String, Object>> entrySet() {
    var all = new LinkedHashMap<String, Object>();
    for (String key : new String[] {"input", "result", "errorOutput", "context"}) {
      Object value = get(key);
      if (value != null) {
        all.put(key, value);
      }
    }
    return all.entrySet();
  }
}
