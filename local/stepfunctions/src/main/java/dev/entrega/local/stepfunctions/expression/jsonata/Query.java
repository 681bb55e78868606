package dev.entrega.local.stepfunctions.expression.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.Frame;
import dev.entrega.local.stepfunctions.expression.Uuids;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A compiled text of JSONata; many threads may evaluate it at once. */
public final class Query {

  private final String text;
  private final Jsonata compiled;
  private final Syntax syntax;
  private final List<String> variables = new ArrayList<>();

  private Query(String text) {
    this.text = text;
    this.compiled = Library.compile(text);
    this.syntax = Syntax.of(Library.tree(compiled));
    for (String name : syntax.variables()) {
      Builtin function = Builtins.named(name);
      compiled.assign(name, function);
      if (!name.equals("states")) {
        variables.add(name);
      }
    }
  }

  /**
   * Compiles a text.
   *
   * @throws IllegalArgumentException it is no JSONata; the message is what AWS says of it
   */
  public static Query compile(String text) {
    try {
      return new Query(text);
    } catch (JException e) {
      throw new IllegalArgumentException(ErrorTexts.ofSyntax(e), e);
    } catch (StackOverflowError e) {
      throw new IllegalArgumentException("The expression is nested too deeply", e);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("Unexpected end of expression", e);
    }
  }

  /** The names after dollar signs, of variables as well as of functions. */
  public Set<String> variables() {
    return syntax.variables();
  }

  /** What the query asks of {@code $states}. */
  public Set<String> fieldsOfStates() {
    return syntax.fieldsOfStates();
  }

  /** What it asks of an input of its own, which it does not get. */
  public Set<String> topLevel() {
    return syntax.topLevel();
  }

  /** Whether it asks for the whole of that input by {@code $$}. */
  public boolean asksForRoot() {
    return syntax.root();
  }

  /**
   * What the query means here; nothing where that is undefined.
   *
   * @throws QueryFailed the evaluation came to an error
   */
  public @Nullable JsonNode evaluate(Seen seen) throws QueryFailed {
    return evaluate(seen, new Bounds());
  }

  @Nullable JsonNode evaluate(Seen seen, Bounds bounds) throws QueryFailed {
    var frame = new Frame(null);
    for (String name : variables) {
      JsonNode value = seen.variables().apply(name);
      if (value != null) {
        frame.bind(name, Values.toLibrary(value));
      }
    }
    frame.bind("states", new StatesView(seen.states()));
    bounds.watch(frame);
    try {
      Object result = new Evaluation(seen, bounds).run(() -> Library.evaluate(compiled, frame));
      return result == null ? null : Values.toJson(result);
    } catch (JException e) {
      return infinite(e, bounds);
    } catch (StackOverflowError _) {
      throw new QueryFailed("threw an error during evaluation" + Bounds.tooDeep().words());
    } catch (Values.NoJson _) {
      throw new QueryFailed("returned an unsupported result type.");
    } catch (RuntimeException _) {
      // AWS gives the error of the library no words either, but a number of its own.
      throw new QueryFailed(
          "threw an internal error during evaluation. " + Uuids.next(seen.random()));
    }
  }

  /** The result that is no number, of which AWS makes a text; any other error is one. */
  private static JsonNode infinite(JException error, Bounds bounds) throws QueryFailed {
    if ("D1001".equals(error.getError())
        && bounds.atTop()
        && error.getCurrent() instanceof Double number) {
      return JsonNodeFactory.instance.stringNode(number.toString());
    }
    String operator = Syntax.operator(bounds.innermost());
    throw new QueryFailed(
        "threw an error during evaluation" + ErrorTexts.of(error, operator).words());
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
