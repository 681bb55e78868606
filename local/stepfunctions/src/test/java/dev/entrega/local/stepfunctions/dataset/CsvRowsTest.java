package dev.entrega.local.stepfunctions.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CsvRowsTest {

  record Row(String text, List<List<String>> expected) {}

  static List<Row> rows() {
    return List.of(
        new Row("a,b\nc,d", List.of(List.of("a", "b"), List.of("c", "d"))),
        new Row("a,b\r\nc,d\r\n", List.of(List.of("a", "b"), List.of("c", "d"))),
        new Row("\uFEFFa,b", List.of(List.of("a", "b"))),
        new Row("\n\na\n\nb\n", List.of(List.of("a"), List.of("b"))),
        new Row("a,,\n,", List.of(List.of("a", "", ""), List.of("", ""))),
        new Row("\"a,\nb\",c", List.of(List.of("a,\nb", "c"))),
        new Row("\"say \"\"hi\"\"\",x", List.of(List.of("say \"hi\"", "x"))),
        new Row("a\\,b,c", List.of(List.of("a,b", "c"))),
        new Row("C:\\\\Program Files\\\\x,1", List.of(List.of("C:\\Program Files\\x", "1"))),
        new Row("a\\nb\\\"c\\\"", List.of(List.of("anb\"c\""))),
        new Row("a\\", List.of(List.of("a"))),
        new Row("é,日本", List.of(List.of("é", "日本"))),
        new Row("", List.of()));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void rows_are_read_by_the_rules_of_the_guide(Row row) throws IOException {
    var found = new ArrayList<List<String>>();
    var bytes = new ByteArrayInputStream(row.text().getBytes(StandardCharsets.UTF_8));
    try (var rows = new CsvRows(bytes, ',')) {
      for (List<String> next = rows.next(); next != null; next = rows.next()) {
        found.add(next);
      }
    }

    assertThat(found).isEqualTo(row.expected());
  }
}
