package dev.entrega.local.aws.s3;

import dev.entrega.local.aws.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps the head of an object in a file beside the buckets. It counts only as long as size and time
 * of the object's own file are those that it names; so a file that was put or changed by hand is an
 * object like any other.
 */
final class HeadFile {

  private static final Map<String, String> PLAIN = Map.of("content-type", "binary/octet-stream");

  private final Path file;
  private final Path content;

  HeadFile(Path file, Path content) {
    this.file = file;
    this.content = content;
  }

  /** The head of the object, which is worked out where none is kept. */
  ObjectHead read() throws IOException {
    long size = Files.size(content);
    Instant modified = Files.getLastModifiedTime(content).toInstant();
    ObjectHead kept = kept();
    if (kept != null && kept.size() == size && kept.modified().equals(modified)) {
      return kept;
    }
    var head = new ObjectHead(size, modified, etag(), PLAIN);
    write(head);
    return head;
  }

  private @Nullable ObjectHead kept() throws IOException {
    if (!Files.exists(file)) {
      return null;
    }
    try {
      JsonNode json = Json.MAPPER.readTree(Files.readAllBytes(file));
      var headers = new LinkedHashMap<String, String>();
      for (var header : json.path("headers").properties()) {
        headers.put(header.getKey(), header.getValue().asString());
      }
      return new ObjectHead(
          json.path("size").asLong(-1),
          Instant.parse(json.path("modified").asString("1970-01-01T00:00:00Z")),
          json.path("etag").asString(""),
          headers);
    } catch (JacksonException _) {
      return null;
    }
  }

  void write(ObjectHead head) throws IOException {
    ObjectNode json =
        Json.MAPPER
            .createObjectNode()
            .put("size", head.size())
            .put("modified", head.modified().toString())
            .put("etag", head.etag());
    ObjectNode headers = json.putObject("headers");
    head.headers().forEach(headers::put);
    Files.createDirectories(file.getParent());
    Path fresh = Files.createTempFile(file.getParent(), "%", "%new");
    Files.write(fresh, Json.MAPPER.writeValueAsBytes(json));
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }

  void delete() throws IOException {
    Files.deleteIfExists(file);
  }

  private String etag() throws IOException {
    try (InputStream in = Files.newInputStream(content)) {
      return Checksum.etag(in);
    }
  }
}
