package dev.entrega.local.stepfunctions.dataset;

import dev.entrega.local.stepfunctions.expression.StatesError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The JSON values on the lines of a file; empty lines are none. */
final class LineItems implements Items {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final BufferedReader lines;
  private final String source;

  LineItems(InputStream bytes, String source) {
    this.lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
    this.source = source;
  }

  @Override
  public @Nullable Item next() throws StatesError {
    try {
      String line = lines.readLine();
      while (line != null && line.isBlank()) {
        line = lines.readLine();
      }
      return line == null ? null : Item.of(MAPPER.readTree(line), source);
    } catch (JacksonException e) {
      throw Reading.failed("A line of the dataset is not valid JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw Reading.failed(e);
    }
  }

  @Override
  public void close() {
    try {
      lines.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
