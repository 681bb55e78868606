package dev.entrega.local.stepfunctions.dataset;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a text delimited file, by the rules of "ItemReader (Map)" in AWS's developer
 * guide: fields may stand in double quotes, in which a pair of them is one; a backslash lets a
 * backslash, a double quote or a delimiter be itself, and is dropped before anything else.
 */
final class CsvRows implements AutoCloseable {

  private static final int END = -1;

  private final BufferedReader in;
  private final char delimiter;

  CsvRows(InputStream bytes, char delimiter) {
    this.in = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
    this.delimiter = delimiter;
  }

  /** The fields of the next row that is not empty; absent at the end. */
  @Nullable List<String> next() throws IOException {
    while (true) {
      int c = in.read();
      if (c == END) {
        return null;
      }
      if (c != '\n' && c != '\r' && c != '\uFEFF') {
        return row(c);
      }
    }
  }

  private List<String> row(int first) throws IOException {
    var fields = new ArrayList<String>();
    var field = new StringBuilder();
    boolean quoted = false;
    for (int c = first; ; c = in.read()) {
      if (c == END || (c == '\n' && !quoted)) {
        fields.add(field.toString());
        return fields;
      }
      if (c == '\\') {
        escaped(field);
      } else if (c == '"') {
        quoted = quote(field, quoted);
      } else if (c == delimiter && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else if (c != '\r' || quoted) {
        field.append((char) c);
      }
    }
  }

  private void escaped(StringBuilder field) throws IOException {
    in.mark(1);
    int c = in.read();
    if (c == '\\' || c == '"' || c == delimiter) {
      field.append((char) c);
    } else if (c != END) {
      in.reset();
    }
  }

  /** Tells whether what follows stands in quotes. */
  private boolean quote(StringBuilder field, boolean quoted) throws IOException {
    if (!quoted) {
      return true;
    }
    in.mark(1);
    if (in.read() == '"') {
      field.append('"');
      return true;
    }
    in.reset();
    return false;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
