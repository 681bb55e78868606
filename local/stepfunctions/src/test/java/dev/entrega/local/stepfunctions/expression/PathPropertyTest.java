package dev.entrega.local.stepfunctions.expression;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.PathNotFoundException;
import java.util.List;
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
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Random paths mean what they mean to the library that AWS asks. */
class PathPropertyTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  @Property(tries = 5_000, seed = "1", edgeCases = EdgeCasesMode.NONE)
  void a_path_finds_what_the_library_finds(
      @ForAll("paths") String path, @ForAll("documents") JsonNode document) {
    Path ours = Path.parse(path);

    assertThat(ours.find(document))
        .as("%s in %s", path, document)
        .isEqualTo(theirs(path, document));
  }

  @Property(tries = 2_000, seed = "1", edgeCases = EdgeCasesMode.NONE)
  void a_path_that_leads_nowhere_says_so_in_the_words_of_the_library(
      @ForAll("definite") String path, @ForAll("documents") JsonNode document) {
    try {
      JsonPath.parse(document.toString()).read(path, Object.class);
    } catch (PathNotFoundException e) {
      assertThat(words(Path.parse(path).whyMissing(document)))
          .isEqualTo(words(String.valueOf(e.getMessage())));
    }
  }

  /** The library says where it stands with the names of classes, and those depend on its parser. */
  private static String words(String text) {
    return text.replaceAll("(but found|JsonProvider:) '[^']+'", "$1 …")
        .replaceAll("(Current context is:) .*", "$1 …");
  }

  private static @Nullable JsonNode theirs(String path, JsonNode document) {
    var configuration = Configuration.defaultConfiguration();
    JsonPath compiled = JsonPath.compile(path);
    try {
      Object found =
          compiled.read(configuration.jsonProvider().parse(document.toString()), configuration);
      return JSON.valueToTree(found);
    } catch (JsonPathException e) {
      return compiled.isDefinite() ? null : NODES.arrayNode();
    }
  }

  @Provide
  Arbitrary<String> paths() {
    Arbitrary<String> ends =
        Arbitraries.of("", "", "", "", ".length()", ".min()", ".max()", ".avg()", ".sum()");
    return steps()
        .list()
        .ofMaxSize(4)
        .map(steps -> "$" + String.join("", steps))
        .flatMap(path -> path.contains("..") ? Arbitraries.just(path) : ends.map(path::concat));
  }

  @Provide
  Arbitrary<String> definite() {
    return Arbitraries.of(".a", "['b']", "[0]", "[-1]", ".c")
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(steps -> "$" + String.join("", steps));
  }

  private static Arbitrary<String> steps() {
    Arbitrary<String> names = Arbitraries.of("a", "b", "c");
    return Arbitraries.oneOf(
        names.map(name -> "." + name),
        names.map(name -> "['" + name + "']"),
        names.map(name -> ".." + name),
        names
            .list()
            .ofMinSize(2)
            .ofMaxSize(3)
            .uniqueElements()
            .map(all -> "['" + String.join("','", all) + "']"),
        Arbitraries.integers().between(-3, 3).map(index -> "[" + index + "]"),
        Arbitraries.of("[0,1]", "[-1,0]", "[1:]", "[:2]", "[0:2]", ".*", "[*]"),
        filters().map(filter -> "[?(" + filter + ")]"));
  }

  private static Arbitrary<String> filters() {
    Arbitrary<String> operands =
        Arbitraries.of(
            "@.a", "@.b", "@", "@.a.b", "@[0]", "$.a", "1", "2.0", "'x'", "'1'", "true", "null");
    Arbitrary<String> comparisons =
        operands.flatMap(left ->
            Arbitraries.of("==", "!=", "<", "<=", ">", ">=")
                .flatMap(operator -> operands.map(right -> left + " " + operator + " " + right)));
    Arbitrary<String> tests =
        Arbitraries.of(
            "@.a",
            "!@.b",
            "@.a in ['x', 1]",
            "@.a nin [1]",
            "@.a size 1",
            "@.a =~ /x/",
            "@.a === 1",
            "@.a !== 1",
            "@.a == [1]",
            "!(@.a)",
            "@.a.length() > 0");
    Arbitrary<String> simple = Arbitraries.oneOf(comparisons, tests);
    return Arbitraries.oneOf(
        simple,
        simple.list().ofSize(2).map(both -> both.get(0) + " && " + both.get(1)),
        simple.list().ofSize(2).map(both -> both.get(0) + " || (" + both.get(1) + ")"));
  }

  @Provide
  Arbitrary<JsonNode> documents() {
    return objects(3);
  }

  private static Arbitrary<JsonNode> values(int depth) {
    Arbitrary<JsonNode> leaves =
        Arbitraries.of(
            NODES.numberNode(1),
            NODES.numberNode(2),
            NODES.numberNode(1.5),
            NODES.stringNode("x"),
            NODES.stringNode("1"),
            NODES.booleanNode(true),
            NODES.nullNode());
    if (depth == 0) {
      return leaves;
    }
    Arbitrary<JsonNode> arrays = values(depth - 1).list().ofMaxSize(3).map(PathPropertyTest::array);
    return Arbitraries.frequencyOf(
        Tuple.of(1, leaves), Tuple.of(3, arrays), Tuple.of(5, objects(depth)));
  }

  private static Arbitrary<JsonNode> objects(int depth) {
    return Arbitraries.maps(Arbitraries.of("a", "b", "c"), values(depth - 1))
        .ofMaxSize(3)
        .map(fields -> {
          ObjectNode object = NODES.objectNode();
          fields.forEach(object::set);
          return object;
        });
  }

  private static JsonNode array(List<JsonNode> values) {
    ArrayNode array = NODES.arrayNode();
    values.forEach(array::add);
    return array;
  }
}
