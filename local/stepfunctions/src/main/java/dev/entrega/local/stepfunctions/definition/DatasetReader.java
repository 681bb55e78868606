package dev.entrega.local.stepfunctions.definition;

import dev.entrega.local.stepfunctions.dataset.Format;
import dev.entrega.local.stepfunctions.expression.Template;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the {@code ItemReader} of a distributed Map. */
final class DatasetReader {

  private static final String GET_OBJECT = "s3:getObject";
  private static final String LIST_OBJECTS = "s3:listObjectsV2";
  private static final Map<String, Character> DELIMITERS =
      Map.of("COMMA", ',', "PIPE", '|', "SEMICOLON", ';', "SPACE", ' ', "TAB", '\t');

  private final Dialect dialect;
  private final Fields state;

  DatasetReader(Dialect dialect, Fields state) {
    this.dialect = dialect;
    this.state = state;
  }

  @Nullable ItemReader read() {
    Fields fields = state.object("ItemReader");
    if (fields == null) {
      return null;
    }
    String action = ServiceActions.read(fields, "Resource", List.of(GET_OBJECT, LIST_OBJECTS));
    Template arguments = dialect.arguments(fields);
    fields.require(dialect.nameOfArguments());
    Fields config = fields.object("ReaderConfig");
    Format format = LIST_OBJECTS.equals(action) ? listing(config) : object(fields, config);
    Amount maxItems = config == null ? null : dialect.amount(config, "MaxItems", 0);
    if (config != null) {
      config.refuseOthers();
    }
    fields.refuseOthers();
    return format == null || arguments == null ? null : new ItemReader(format, arguments, maxItems);
  }

  private @Nullable Format listing(@Nullable Fields config) {
    String transformation =
        config == null ? null : config.oneOf("Transformation", List.of("NONE", "LOAD_AND_FLATTEN"));
    if (config == null || !"LOAD_AND_FLATTEN".equals(transformation)) {
      if (config != null) {
        config.oneOf("InputType", List.of("CSV", "JSON", "JSONL"));
      }
      return new Format.Listing(null);
    }
    Format.OfFile files = file(config, config.oneOf("InputType", List.of("CSV", "JSON", "JSONL")));
    return files == null ? null : new Format.Listing(files);
  }

  private @Nullable Format object(Fields fields, @Nullable Fields config) {
    fields.require("ReaderConfig");
    if (config == null) {
      return null;
    }
    String manifest = config.oneOf("ManifestType", List.of("ATHENA_DATA", "S3_INVENTORY"));
    if ("S3_INVENTORY".equals(manifest)) {
      if (config.has("InputType")) {
        config.refuse("Field is not supported", "InputType");
      }
      return new Format.Inventory(delimiter(config));
    }
    if (manifest != null) {
      Format.OfFile files = file(config, config.oneOf("InputType", List.of("CSV", "JSONL")));
      return files == null ? null : new Format.Manifest(files);
    }
    String type = config.oneOf("InputType", List.of("CSV", "JSON", "JSONL", "MANIFEST"));
    return "MANIFEST".equals(type) ? new Format.Inventory(delimiter(config)) : file(config, type);
  }

  private static Format.@Nullable OfFile file(Fields config, @Nullable String type) {
    return switch (type) {
      case "CSV" -> csv(config);
      case "JSON" -> new Format.Json(pointer(config));
      case "JSONL" -> new Format.JsonLines();
      case null, default -> {
        config.require("InputType");
        yield null;
      }
    };
  }

  private static String pointer(Fields config) {
    String pointer = config.text("ItemsPointer");
    if (pointer != null && !pointer.isEmpty() && !pointer.startsWith("/")) {
      config.refuse("Value is not a valid JSON Pointer", "ItemsPointer");
    }
    return pointer == null ? "" : pointer;
  }

  private static Format.OfFile csv(Fields config) {
    config.require("CSVHeaderLocation");
    boolean given =
        "GIVEN".equals(config.oneOf("CSVHeaderLocation", List.of("FIRST_ROW", "GIVEN")));
    if (given) {
      config.require("CSVHeaders");
    } else if (config.has("CSVHeaders")) {
      config.refuse("Field is not supported", "CSVHeaders");
    }
    return new Format.Csv(delimiter(config), given ? config.texts("CSVHeaders") : null);
  }

  private static char delimiter(Fields config) {
    String name =
        config.oneOf("CSVDelimiter", List.of("COMMA", "PIPE", "SEMICOLON", "SPACE", "TAB"));
    return name == null ? ',' : DELIMITERS.getOrDefault(name, ',');
  }
}
