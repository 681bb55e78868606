package dev.entrega.local.stepfunctions.dataset;

import dev.entrega.local.stepfunctions.expression.StatesError;
import dev.entrega.local.stepfunctions.integration.Buckets;
import dev.entrega.local.stepfunctions.integration.TaskFailed;
import java.io.ByteArrayOutputStream;
import java.util.EnumMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The files that a {@code ResultWriter} leaves: those of each kind of end, numbered from 0, and a
 * manifest that names them. What fills a file is written at once, so that no more than one of each
 * kind is held.
 */
public final class ResultFiles {

  private static final String FAILED = "States.ResultWriterFailed";
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Buckets buckets;
  private final String bucket;
  private final String folder;
  private final boolean lines;
  private final int size;
  private final ObjectNode manifest;
  private final Map<Kind, Open> open = new EnumMap<>(Kind.class);

  /** How the executions of one file have ended, spelt as its name spells it. */
  public enum Kind {
    FAILED,
    PENDING,
    SUCCEEDED
  }

  /**
   * Where files go.
   *
   * @param folder what all their keys begin with; empty or with a slash at its end
   * @param lines whether they are JSON Lines, not one array
   * @param size in bytes, from which on a file is full
   */
  public record Destination(String bucket, String folder, boolean lines, int size) {}

  private static final class Open {
    private final Kind kind;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int number;

    Open(Kind kind) {
      this.kind = kind;
    }
  }

  /**
   * Writes a manifest of nothing, so that what cannot be written to is refused before anything
   * runs.
   *
   * @throws StatesError {@code States.ResultWriterFailed}
   */
  public ResultFiles(Buckets buckets, String mapRunArn, Destination destination)
      throws StatesError, InterruptedException {
    this.buckets = buckets;
    this.bucket = destination.bucket();
    this.folder = destination.folder();
    this.lines = destination.lines();
    this.size = destination.size();
    this.manifest =
        JsonNodeFactory.instance
            .objectNode()
            .put("DestinationBucket", bucket)
            .put("MapRunArn", mapRunArn);
    ObjectNode files = manifest.putObject("ResultFiles");
    for (Kind kind : Kind.values()) {
      open.put(kind, new Open(kind));
      files.putArray(kind.name());
    }
    writeManifest();
  }

  /** Adds a result. */
  public void add(Kind kind, JsonNode result) throws StatesError, InterruptedException {
    Open file = file(kind);
    boolean isFirst = file.bytes.size() == 0;
    if (!lines) {
      file.bytes.write(isFirst ? '[' : ',');
    }
    file.bytes.writeBytes(MAPPER.writeValueAsBytes(result));
    if (lines) {
      file.bytes.write('\n');
    }
    if (file.bytes.size() >= size) {
      write(file);
    }
  }

  private Open file(Kind kind) {
    Open file = open.get(kind);
    if (file == null) {
      throw new IllegalStateException("Expected a file for each kind, but not for " + kind);
    }
    return file;
  }

  private void write(Open file) throws StatesError, InterruptedException {
    if (file.bytes.size() == 0) {
      return;
    }
    if (!lines) {
      file.bytes.write(']');
    }
    String key = folder + file.kind + "_" + file.number + (lines ? ".jsonl" : ".json");
    byte[] content = file.bytes.toByteArray();
    put(key, content);
    ArrayNode files = (ArrayNode) manifest.path("ResultFiles").path(file.kind.name());
    files.addObject().put("Key", key).put("Size", content.length);
    file.bytes.reset();
    file.number++;
  }

  /** Writes what is left, and the manifest. */
  public void complete() throws StatesError, InterruptedException {
    for (Kind kind : Kind.values()) {
      write(file(kind));
    }
    writeManifest();
  }

  /** Where the manifest is. */
  public String manifestKey() {
    return folder + "manifest.json";
  }

  private void writeManifest() throws StatesError, InterruptedException {
    put(manifestKey(), MAPPER.writeValueAsBytes(manifest));
  }

  private void put(String key, byte[] content) throws StatesError, InterruptedException {
    try {
      buckets.putObject(
          JsonNodeFactory.instance.objectNode().put("Bucket", bucket).put("Key", key), content);
    } catch (TaskFailed e) {
      throw StatesError.of(
          FAILED, "Failed to write %s to the bucket %s: %s".formatted(key, bucket, e.cause()));
    }
  }
}
