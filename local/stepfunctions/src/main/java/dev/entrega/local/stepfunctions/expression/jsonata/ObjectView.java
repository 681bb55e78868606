package dev.entrega.local.stepfunctions.expression.jsonata;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An object of JSON as the library looks at it. */
final class ObjectView extends AbstractMap<String, Object> {

  private final ObjectNode object;

  ObjectView(ObjectNode object) {
    this.object = object;
  }

  ObjectNode object() {
    return object;
  }

  @Override
  public @Nullable Object get(Object key) {
    JsonNode value = object.get((String) key);
    return value == null ? null : Values.toLibrary(value);
  }

  @Override
  public boolean containsKey(Object key) {
    return object.has((String) key);
  }

  @Override
  public Set<Map.Entry<String, Object>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Map.Entry<String, Object>> iterator() {
        return object.properties().stream()
            .map(entry -> Map.entry(entry.getKey(), Values.toLibrary(entry.getValue())))
            .iterator();
      }

      @Override
      public int size() {
        return object.size();
      }
    };
  }
}
