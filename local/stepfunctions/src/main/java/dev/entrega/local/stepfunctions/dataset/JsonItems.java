package dev.entrega.local.stepfunctions.dataset;

import dev.entrega.local.stepfunctions.expression.StatesError;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** The elements of an array or the fields of an object in a JSON file of any length. */
final class JsonItems implements Items {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final JsonParser parser;
  private final String source;
  private boolean begun;
  private final String pointer;
  private boolean ofObject;

  JsonItems(InputStream bytes, String pointer, String source) {
    this.parser = MAPPER.createParser(bytes);
    this.pointer = pointer;
    this.source = source;
  }

  @Override
  public @Nullable Item next() throws StatesError {
    try {
      if (!begun) {
        begin();
      }
      JsonToken token = parser.nextToken();
      if (token == null || token == JsonToken.END_ARRAY || token == JsonToken.END_OBJECT) {
        return null;
      }
      if (!ofObject) {
        return Item.of(parser.readValueAsTree(), source);
      }
      String key = parser.currentName();
      parser.nextToken();
      return new Item(parser.readValueAsTree(), key, source);
    } catch (JacksonException e) {
      throw Reading.failed("The dataset is not valid JSON: " + e.getOriginalMessage());
    }
  }

  private void begin() throws StatesError {
    begun = true;
    JsonToken token = parser.nextToken();
    for (String name : pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
      token = into(name.replace("~1", "/").replace("~0", "~"), token);
    }
    ofObject = token == JsonToken.START_OBJECT;
    if (!ofObject && token != JsonToken.START_ARRAY) {
      throw Reading.failed("Attempting to map over non-iterable node.");
    }
  }

  private JsonToken into(String name, JsonToken token) throws StatesError {
    boolean nested = token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY;
    int place = 0;
    for (JsonToken next = nested ? parser.nextToken() : null;
        next != JsonToken.END_OBJECT && next != JsonToken.END_ARRAY && next != null;
        next = parser.nextToken()) {
      boolean found =
          token == JsonToken.START_OBJECT
              ? parser.currentName().equals(name)
              : String.valueOf(place++).equals(name);
      JsonToken value = token == JsonToken.START_OBJECT ? parser.nextToken() : next;
      if (found) {
        return value;
      }
      parser.skipChildren();
    }
    throw Reading.nowhere(pointer);
  }

  @Override
  public void close() {
    parser.close();
  }
}
