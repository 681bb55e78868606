package dev.entrega.local.stepfunctions.dataset;

import dev.entrega.local.stepfunctions.expression.StatesError;
import dev.entrega.local.stepfunctions.integration.Buckets;
import dev.entrega.local.stepfunctions.integration.TaskFailed;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Opens the datasets that an {@code ItemReader} names. */
public final class Reading {

  private static final String FAILED = "States.ItemReaderFailed";

  private final Buckets buckets;

  /** Reads from these. */
  public Reading(Buckets buckets) {
    this.buckets = buckets;
  }

  /**
   * Opens a dataset.
   *
   * @param arguments of {@code s3:getObject} or {@code s3:listObjectsV2}
   * @throws StatesError {@code States.ItemReaderFailed}: it is not there, or is something else
   */
  public Items open(Format format, JsonNode arguments) throws StatesError, InterruptedException {
    return switch (format) {
      case Format.Listing(var files) -> new ListedItems(this, buckets, arguments, files);
      case Format.Inventory(var delimiter) -> ManifestItems.ofInventory(this, arguments, delimiter);
      case Format.Manifest(var files) -> ManifestItems.ofAthena(this, arguments, files);
      case Format.OfFile file -> file(file, arguments);
    };
  }

  Items file(Format.OfFile format, String bucket, String key)
      throws StatesError, InterruptedException {
    return file(
        format, JsonNodeFactory.instance.objectNode().put("Bucket", bucket).put("Key", key));
  }

  private Items file(Format.OfFile format, JsonNode arguments)
      throws StatesError, InterruptedException {
    String source = "S3://" + text(arguments, "Bucket") + "/" + text(arguments, "Key");
    InputStream bytes = bytes(arguments);
    return switch (format) {
      case Format.Json(var pointer) -> new JsonItems(bytes, pointer, source);
      case Format.JsonLines _ -> new LineItems(bytes, source);
      case Format.Csv(var delimiter, var headers) ->
          new CsvItems(bytes, delimiter, headers, source);
    };
  }

  /** The bytes of an object, decompressed where its name says that they are not plain. */
  InputStream bytes(JsonNode arguments) throws StatesError, InterruptedException {
    String key = text(arguments, "Key");
    if (key.endsWith(".zst") || key.endsWith(".zstd")) {
      throw failed(
          "Expected %s to be plain or GZIP, but ZSTD is not supported here".formatted(key));
    }
    try {
      var bytes = new BufferedInputStream(buckets.getObject(arguments));
      return key.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
    } catch (TaskFailed e) {
      throw failed(e.cause());
    } catch (IOException e) {
      throw failed(e);
    }
  }

  static String text(JsonNode arguments, String field) throws StatesError {
    String text = arguments.path(field).asString("");
    if (text.isEmpty()) {
      throw failed("Expected the field '%s' to be a text, but it is not".formatted(field));
    }
    return text;
  }

  static StatesError failed(String cause) {
    return StatesError.of(FAILED, cause);
  }

  /** Why an {@code ItemsPointer} finds no items. */
  public static StatesError nowhere(String pointer) {
    return failed("The ItemsPointer '%s' leads nowhere in the dataset.".formatted(pointer));
  }

  static StatesError failed(IOException e) {
    return failed("The dataset could not be read: " + e.getMessage());
  }
}
