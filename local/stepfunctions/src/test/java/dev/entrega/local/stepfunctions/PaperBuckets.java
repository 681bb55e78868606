package dev.entrega.local.stepfunctions;

import dev.entrega.local.stepfunctions.integration.Buckets;
import dev.entrega.local.stepfunctions.integration.TaskFailed;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An S3 of one bucket, {@code paper}, which a test can read and write; pages hold two objects. */
final class PaperBuckets implements Buckets {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The objects by their keys. */
  final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();

  /** Puts an object. */
  PaperBuckets with(String key, String content) {
    return with(key, content.getBytes(StandardCharsets.UTF_8));
  }

  /** Puts an object. */
  PaperBuckets with(String key, byte[] content) {
    objects.put(key, content);
    return this;
  }

  /** An object as JSON. */
  JsonNode json(String key) {
    return JSON.readTree(text(key));
  }

  /** An object as text. */
  String text(String key) {
    byte[] content = objects.get(key);
    return content == null ? "" : new String(content, StandardCharsets.UTF_8);
  }

  @Override
  public InputStream getObject(JsonNode arguments) throws TaskFailed {
    check(arguments);
    byte[] content = objects.get(arguments.path("Key").stringValue());
    if (content == null) {
      throw new TaskFailed("S3.NoSuchKeyException", "The specified key does not exist.");
    }
    return new ByteArrayInputStream(content);
  }

  @Override
  public Page listObjectsV2(JsonNode arguments, @Nullable String continuation) throws TaskFailed {
    check(arguments);
    String prefix = arguments.path("Prefix").asString("");
    List<Listed> found =
        objects.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith(prefix))
            .filter(entry -> continuation == null || entry.getKey().compareTo(continuation) > 0)
            .map(entry ->
                new Listed(
                    entry.getKey(),
                    "\"etag\"",
                    Instant.ofEpochSecond(1_700_000_000),
                    entry.getValue().length,
                    "STANDARD"))
            .limit(3)
            .toList();
    return found.size() == 3
        ? new Page(found.subList(0, 2), found.get(1).key())
        : new Page(found, null);
  }

  @Override
  public void putObject(JsonNode arguments, byte[] content) throws TaskFailed {
    check(arguments);
    with(arguments.path("Key").stringValue(), content);
  }

  private static void check(JsonNode arguments) throws TaskFailed {
    if (!arguments.path("Bucket").asString("").equals("paper")) {
      throw new TaskFailed("S3.NoSuchBucketException", "The specified bucket does not exist");
    }
  }
}
