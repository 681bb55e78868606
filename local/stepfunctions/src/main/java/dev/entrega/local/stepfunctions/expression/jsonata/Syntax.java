package dev.entrega.local.stepfunctions.expression.jsonata;

import com.dashjoin.jsonata.Parser.Symbol;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.VarHandle;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a query refers to, read from the library's syntax tree. A name is looked up in what
 * surrounds it: the first step of a path in the context of the whole path, whatever comes later, in
 * brackets or behind a dot, in what the steps before have found.
 *
 * @param variables names of variables and functions, without their dollar signs
 * @param fieldsOfStates what is asked of {@code $states}
 * @param topLevel what is asked of the input of the query, of which AWS gives none
 * @param root whether {@code $$}, the same input, is asked for
 */
record Syntax(
    Set<String> variables, Set<String> fieldsOfStates, Set<String> topLevel, boolean root) {

  private static final List<String> IN_THE_SAME_CONTEXT =
      List.of(
          "procedure",
          "arguments",
          "body",
          "lhs",
          "rhs",
          "lhsObject",
          "expression",
          "expressions",
          "condition",
          "then",
          "_else");
  private static final List<String> IN_ANOTHER_CONTEXT =
      List.of(
          "predicate",
          "stages",
          "group",
          "terms",
          "pattern",
          "update",
          "delete",
          "expr",
          "nextFunction");
  private static final Map<String, VarHandle> FIELDS =
      Stream.of(List.of("type", "value", "steps"), IN_THE_SAME_CONTEXT, IN_ANOTHER_CONTEXT)
          .flatMap(List::stream)
          .collect(Collectors.toUnmodifiableMap(Function.identity(), Syntax::field));

  private static VarHandle field(String name) {
    try {
      Lookup lookup = MethodHandles.privateLookupIn(Symbol.class, MethodHandles.lookup());
      return lookup.unreflectVarHandle(Symbol.class.getDeclaredField(name));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "Expected a symbol of the JSONata library to have '%s'".formatted(name), e);
    }
  }

  /** Reads a tree. */
  static Syntax of(Symbol tree) {
    var reader = new Reader();
    reader.read(tree, true);
    return new Syntax(reader.variables, reader.fieldsOfStates, reader.topLevel, reader.root);
  }

  /** The operator of a symbol. */
  static @Nullable String operator(@Nullable Symbol symbol) {
    return symbol == null ? null : String.valueOf(get(symbol, "value"));
  }

  private static @Nullable Object get(Symbol symbol, String field) {
    VarHandle handle = FIELDS.get(field);
    return handle == null ? null : handle.get(symbol);
  }

  private static final class Reader {

    private final Set<String> variables = new LinkedHashSet<>();
    private final Set<String> fieldsOfStates = new LinkedHashSet<>();
    private final Set<String> topLevel = new LinkedHashSet<>();
    private boolean root;

    private void read(@Nullable Object part, boolean top) {
      switch (part) {
        case Symbol symbol -> symbol(symbol, top);
        case List<?> all -> all.forEach(each -> read(each, top));
        case Object[] all -> List.of(all).forEach(each -> read(each, top));
        case null, default -> {
          // refers to nothing
        }
      }
    }

    private void symbol(Symbol symbol, boolean top) {
      String type = String.valueOf(get(symbol, "type"));
      switch (type) {
        case "name" -> note(top, String.valueOf(get(symbol, "value")));
        case "variable" -> variable(top, String.valueOf(get(symbol, "value")));
        case "path" -> path((List<?>) get(symbol, "steps"), top);
        default -> {
          // only its parts can refer to something
        }
      }
      IN_THE_SAME_CONTEXT.forEach(field -> read(get(symbol, field), top));
      IN_ANOTHER_CONTEXT.forEach(field -> read(get(symbol, field), false));
    }

    private void variable(boolean top, String name) {
      switch (name) {
        case "" -> note(top, "$");
        case "$" -> root = true;
        default -> variables.add(name);
      }
    }

    private void note(boolean top, String name) {
      if (top) {
        topLevel.add(name);
      }
    }

    private void path(@Nullable List<?> steps, boolean top) {
      if (steps == null) {
        return;
      }
      for (int i = 0; i < steps.size(); i++) {
        read(steps.get(i), top && i == 0);
      }
      if (steps.size() > 1
          && steps.get(0) instanceof Symbol first
          && steps.get(1) instanceof Symbol second
          && "variable".equals(get(first, "type"))
          && "states".equals(get(first, "value"))
          && "name".equals(get(second, "type"))) {
        fieldsOfStates.add(String.valueOf(get(second, "value")));
      }
    }
  }
}
