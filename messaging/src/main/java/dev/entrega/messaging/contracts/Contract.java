package dev.entrega.messaging.contracts;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import java.io.IOException;
import java.io.UncheckedIOException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A JSON Schema out of {@code contracts/}, which what crosses a wire has to keep to. */
public final class Contract {

  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          registry ->
              registry.schemaRegistryConfig(
                  SchemaRegistryConfig.builder()
                      .pathType(PathType.JSON_PATH)
                      .failFast(true)
                      .build()));

  private final Schema schema;

  private Contract(Schema schema) {
    this.schema = schema;
  }

  /**
   * The contract of that name, for example {@code order.placed}.
   *
   * @throws IllegalStateException if nobody wrote it
   */
  public static Contract named(String name) {
    var file = "/contracts/" + name + ".schema.json";
    try (var in = Contract.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("Expected the contract " + file + ", but it is not there");
      }
      var schema = SCHEMAS.getSchema(in, InputFormat.JSON);
      schema.initializeValidators();
      return new Contract(schema);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a document that keeps to it.
   *
   * @param json one JSON text
   * @param type what such documents are read into
   * @throws Violation naming what cannot be read, or the first place where it does not
   */
  public <T> T read(String json, Class<T> type) {
    try {
      var document = Json.MAPPER.readTree(json);
      check(document);
      return Json.MAPPER.treeToValue(document, type);
    } catch (JacksonException unreadable) {
      throw Violation.of(unreadable);
    }
  }

  /**
   * Returns if the document keeps to it.
   *
   * @throws Violation naming the first place where it does not
   */
  public void check(JsonNode document) {
    var errors = schema.validate(document);
    if (!errors.isEmpty()) {
      throw Violation.of(errors.getFirst());
    }
  }
}
