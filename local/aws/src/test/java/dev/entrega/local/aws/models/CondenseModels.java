package dev.entrega.local.aws.models;

import dev.entrega.local.aws.wire.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes {@code models.zip} from the jar {@code com.amazonaws:aws-java-sdk-models}, which has all
 * services but S3, and from the SDK's client of that. Run by hand from the module's test class
 * path, when AWS has news.
 */
public final class CondenseModels {

  private static final String ENDING = "-model.json";

  private CondenseModels() {}

  /** Takes the jar and the file to write. */
  public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
    var condensed = new TreeMap<String, ObjectNode>();
    try (var jar = new ZipFile(arguments[0])) {
      for (var entry : jar.stream().filter(each -> each.getName().endsWith(ENDING)).toList()) {
        JsonNode model = Json.MAPPER.readTree(jar.getInputStream(entry).readAllBytes());
        condensed.put(name(model.path("metadata")), condensed(model));
      }
    }
    condensed.put("s3", SdkModel.of(S3Client.class));
    try (OutputStream file = Files.newOutputStream(Path.of(arguments[1]));
        var zip = new ZipOutputStream(file)) {
      for (var each : condensed.entrySet()) {
        var entry = new ZipEntry(each.getKey() + ".json");
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(Json.MAPPER.writeValueAsBytes(each.getValue()));
      }
    }
  }

  /** The package of the service in the SDK for Java 2, which Step Functions takes as its name. */
  private static String name(JsonNode metadata) {
    return metadata
        .path("serviceId")
        .asString(metadata.path("endpointPrefix").asString())
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]", "");
  }

  private static ObjectNode condensed(JsonNode model) {
    ObjectNode result = Json.MAPPER.createObjectNode();
    ObjectNode operations = result.putObject("operations");
    var wanted = new ArrayDeque<String>();
    for (var operation : model.path("operations").properties()) {
      String answer = operation.getValue().path("output").path("shape").asString("");
      String name = operation.getKey();
      operations.put(name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1), answer);
      if (!answer.isEmpty()) {
        wanted.add(answer);
      }
    }
    var reached = new TreeSet<String>();
    ObjectNode shapes = result.putObject("shapes");
    while (!wanted.isEmpty()) {
      String name = wanted.remove();
      if (reached.add(name)) {
        shapes.set(name, shape(model.path("shapes").path(name), wanted));
      }
    }
    return result;
  }

  private static ObjectNode shape(JsonNode shape, ArrayDeque<String> wanted) {
    ObjectNode result = Json.MAPPER.createObjectNode();
    result.set("type", shape.path("type"));
    if (shape.path("members").isObject()) {
      ObjectNode members = result.putObject("members");
      for (var member : shape.path("members").properties()) {
        String name = member.getValue().path("shape").asString();
        members.put(member.getKey(), name);
        wanted.add(name);
      }
    }
    JsonNode element = shape.has("member") ? shape.path("member") : shape.path("value");
    if (element.has("shape")) {
      result.set("member", element.path("shape"));
      wanted.add(element.path("shape").asString());
    }
    copy(shape, "required", result, "required");
    copy(shape, "enum", result, "values");
    copy(shape, "min", result, "min");
    copy(shape, "max", result, "max");
    return result;
  }

  private static void copy(JsonNode from, String name, ObjectNode to, String as) {
    if (from.has(name)) {
      to.set(as, from.path(name));
    }
  }
}
