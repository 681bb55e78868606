package dev.entrega.local.stepfunctions.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** A tree's text is the one that Jackson's mapper writes. */
class JsonTextTest {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  @Property(tries = 2_000, seed = "1", edgeCases = EdgeCasesMode.NONE)
  void a_text_is_what_jackson_writes(@ForAll("trees") JsonNode tree) {
    assertThat(JsonText.of(tree)).isEqualTo(MAPPER.writeValueAsString(tree));
  }

  @Test
  void every_character_is_written_as_jackson_writes_it() {
    var all = new StringBuilder();
    for (char c = 0; c < Character.MIN_SURROGATE; c++) {
      all.append(c);
    }
    JsonNode node = NODES.objectNode().put(all.toString(), all.append("\uD83D\uDE00").toString());

    assertThat(JsonText.of(node)).isEqualTo(MAPPER.writeValueAsString(node));
  }

  @Test
  void what_is_nested_too_deeply_is_refused() {
    JsonNode nested = NODES.arrayNode();
    for (int i = 0; i < 600; i++) {
      nested = NODES.arrayNode().add(nested);
    }
    JsonNode tree = nested;

    assertThatThrownBy(() -> JsonText.of(tree)).isInstanceOf(JacksonException.class);
  }

  @Provide
  Arbitrary<JsonNode> trees() {
    Arbitrary<JsonNode> leaves =
        Arbitraries.oneOf(
            Arbitraries.strings().ofMaxLength(12).map(NODES::stringNode),
            Arbitraries.integers().map(NODES::numberNode),
            Arbitraries.longs().map(NODES::numberNode),
            Arbitraries.doubles().map(NODES::numberNode),
            Arbitraries.longs().map(value -> NODES.numberNode(BigInteger.valueOf(value).pow(3))),
            Arbitraries.bigDecimals().map((BigDecimal value) -> NODES.numberNode(value)),
            Arbitraries.of(NODES.nullNode(), NODES.booleanNode(true), NODES.booleanNode(false)));
    return nested(nested(leaves));
  }

  private static Arbitrary<JsonNode> nested(Arbitrary<JsonNode> inner) {
    return Arbitraries.oneOf(
        inner,
        inner.list().ofMaxSize(4).map(list -> NODES.arrayNode().addAll(list)),
        Arbitraries.maps(Arbitraries.strings().ofMaxLength(6), inner)
            .ofMaxSize(4)
            .map((Map<String, JsonNode> fields) -> NODES.objectNode().setAll(fields)));
  }
}
