package dev.entrega.local.stepfunctions.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Whatever an expression says, it means something, is refused, or fails as the language says. */
class ExpressionPropertyTest {

  private static final JsonNode INPUT =
      JsonMapper.builder()
          .build()
          .readTree(
              """
              {"s": "a,b", "n": -7.5, "big": 1e999, "long": 30000000000000000000, "t": true,
               "a": [1, "x", null, [2]], "o": {"k": {"l": "{}"}}, "z": null, "e": []}
              """);

  private static Scope scope() {
    return new Scope(
        INPUT,
        new Setting(
            JsonNodeFactory.instance::objectNode,
            Variables.NONE,
            new Random(7),
            InstantSource.system(),
            Observer.NONE));
  }

  @Property(tries = 5_000, seed = "1", edgeCases = EdgeCasesMode.NONE)
  void a_call_means_something_or_fails_by_a_known_name(@ForAll("calls") String text) {
    Expression expression = parsed(text);
    if (expression == null) {
      return;
    }

    try {
      assertThat(expression.evaluate(scope(), "field")).isNotNull();
    } catch (StatesError e) {
      assertThat(e.error()).isIn(StatesError.RUNTIME, "States.IntrinsicFailure");
    }
  }

  @Property(tries = 3_000, seed = "1", edgeCases = EdgeCasesMode.NONE)
  void any_text_is_an_expression_or_is_refused(@ForAll("texts") String text) {
    Expression expression = parsed(text);
    if (expression instanceof Expression.OfInput(var path)) {
      JsonNode found = path.find(INPUT);

      assertThat(found != null || path.isDefinite()).isTrue();
    }
  }

  private static @Nullable Expression parsed(String text) {
    try {
      return Expression.parse(text);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  @Provide
  Arbitrary<String> calls() {
    return calls(2);
  }

  private static Arbitrary<String> calls(int depth) {
    Arbitrary<String> plain =
        Arbitraries.of(
            "$.s",
            "$.n",
            "$.big",
            "$.long",
            "$.t",
            "$.a",
            "$.o",
            "$.z",
            "$.e",
            "$.nope",
            "$$",
            "$",
            "$..k",
            "$.a[0,1]",
            "'x'",
            "''",
            "'{}'",
            "'\\{{}\\}'",
            "'a\\d'",
            "','",
            "0",
            "1",
            "-1",
            "1.5",
            "1e9",
            "2147483647",
            "99999999999",
            "true",
            "false",
            "null",
            "'SHA-256'",
            "'MD5'");
    Arbitrary<String> arguments =
        depth == 0
            ? plain
            : Arbitraries.frequencyOf(Tuple.of(4, plain), Tuple.of(1, calls(depth - 1)));
    return Arbitraries.of(Intrinsics.NAMED.keySet())
        .flatMap(name ->
            arguments.list().ofMaxSize(4).map(all -> name + "(" + String.join(", ", all) + ")"));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            "$",
            "$$",
            ".",
            "..",
            "[",
            "]",
            "(",
            ")",
            "'",
            "\"",
            "\\",
            "?",
            "@",
            "*",
            ",",
            ":",
            "-",
            "0",
            "7",
            "a",
            "o",
            "k",
            "s",
            " ",
            "==",
            "=~",
            "/",
            "&&",
            "||",
            "!",
            "in",
            "length()",
            "sum(",
            "States.",
            "Format",
            "Array(",
            "{",
            "}",
            "é",
            "\u0000")
        .list()
        .ofMaxSize(10)
        .map(parts -> "$" + String.join("", parts));
  }
}
