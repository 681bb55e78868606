package dev.entrega.local.stepfunctions.dataset;

import dev.entrega.local.stepfunctions.expression.StatesError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rows of a CSV file as objects of texts, by AWS's rules for rows that are too short or long.
 */
final class CsvItems implements Items {

  private static final int LONGEST_HEADER = 10 * 1024;

  private final CsvRows rows;
  private final String source;
  private @Nullable List<String> headers;

  CsvItems(InputStream bytes, char delimiter, @Nullable List<String> headers, String source) {
    this.rows = new CsvRows(bytes, delimiter);
    this.headers = headers;
    this.source = source;
  }

  @Override
  public @Nullable Item next() throws StatesError {
    try {
      List<String> names = headers;
      if (names == null) {
        names = first();
        headers = names;
      }
      List<String> row = names.isEmpty() ? null : rows.next();
      return row == null ? null : Item.of(object(names, row), source);
    } catch (IOException e) {
      throw Reading.failed(e);
    }
  }

  private List<String> first() throws IOException, StatesError {
    List<String> row = rows.next();
    if (row == null) {
      return List.of();
    }
    if (String.join(",", row).getBytes(StandardCharsets.UTF_8).length > LONGEST_HEADER) {
      throw Reading.failed("The CSV headers exceed the maximum of 10 KiB.");
    }
    return row;
  }

  private static ObjectNode object(List<String> names, List<String> row) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < names.size(); i++) {
      object.put(names.get(i), i < row.size() ? row.get(i) : "");
    }
    return object;
  }

  @Override
  public void close() {
    try {
      rows.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
