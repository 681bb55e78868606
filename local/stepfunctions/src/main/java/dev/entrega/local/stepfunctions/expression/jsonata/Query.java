package dev.entrega.local.stepfunctions.expression.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.util.LinkedHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A compiled text of JSONata. */
public final class Query {

  private static final Pattern VARIABLE = Pattern.compile("\\$([\\p{L}_][\\p{L}\\p{N}_]*)");

  private final String text;
  private final Jsonata compiled;

  private Query(String text) {
    this.text = text;
    this.compiled = Jsonata.jsonata(text);
    compiled.setValidateInput(false);
    compiled.setOutputConvertNulls(false);
  }

  /**
   * Compiles a text.
   *
   * @throws IllegalArgumentException it is no JSONata; says why
   */
  public static Query compile(String text) {
    try {
      return new Query(text);
    } catch (JException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /**
   * What the query means here; nothing where that is undefined.
   *
   * @throws QueryFailed the evaluation came to an error
   */
  public @Nullable JsonNode evaluate(Seen seen) throws QueryFailed {
    Jsonata.Frame frame = compiled.createFrame();
    VARIABLE
        .matcher(text)
        .results()
        .forEach(found -> {
          JsonNode value = seen.variables().apply(found.group(1));
          if (value != null) {
            frame.bind(found.group(1), Values.toLibrary(value));
          }
        });
    frame.bind("states", states(seen.states()));
    try {
      Object result = compiled.evaluate(null, frame);
      return result == null ? null : Values.toJson(result);
    } catch (JException e) {
      throw new QueryFailed(". " + e.getError() + ": " + e.getMessage());
    }
  }

  private static Object states(Seen.States seen) {
    var states = new LinkedHashMap<String, Object>();
    states.put("input", Values.toLibrary(seen.input()));
    states.put("context", Values.toLibrary(seen.context().get()));
    if (seen.result() != null) {
      states.put("result", Values.toLibrary(seen.result()));
    }
    if (seen.errorOutput() != null) {
      states.put("errorOutput", Values.toLibrary(seen.errorOutput()));
    }
    return states;
  }

  /** The type of a value, in the words of JSONata's {@code $type}. */
  public static String type(JsonNode value) {
    return switch (value.getNodeType()) {
      case ARRAY -> "array";
      case OBJECT -> "object";
      case STRING -> "string";
      case NUMBER -> "number";
      case BOOLEAN -> "boolean";
      case NULL -> "null";
      case BINARY, MISSING, POJO ->
          throw new IllegalStateException("Expected JSON, but was " + value.getNodeType());
    };
  }

  @Override
  public String toString() {
    return text;
  }
}
