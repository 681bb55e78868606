package dev.entrega.local.launcher.template;

import dev.entrega.local.launcher.template.Value.Fields;
import dev.entrega.local.launcher.template.Value.Scalar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A SAM template whose parameters have values. */
public final class Template {

  private final Map<String, String> parameters;
  private final Map<String, Resource> resources;

  private Template(Map<String, String> parameters, Map<String, Resource> resources) {
    this.parameters = parameters;
    this.resources = resources;
  }

  /**
   * One resource that the template asks for.
   *
   * @param type for example {@code AWS::SQS::Queue}
   * @param properties as they were written
   */
  record Resource(String type, Fields properties) {}

  /**
   * The template on the class path: {@code /asl/template.yaml}.
   *
   * @param parameters what differs from the defaults that it declares
   */
  public static Template shipped(Map<String, String> parameters) {
    return read(text("template.yaml"), parameters);
  }

  /** By name. */
  Map<String, String> parameters() {
    return parameters;
  }

  /** By logical id, in the order of the text. */
  Map<String, Resource> resources() {
    return resources;
  }

  static Template read(String yaml, Map<String, String> given) {
    var template = TemplateReader.read(yaml);
    var parameters = new LinkedHashMap<String, String>();
    template
        .fields("Parameters")
        .fields()
        .forEach((name, declared) -> parameters.put(name, parameter(name, declared, given)));
    for (var name : given.keySet()) {
      if (!parameters.containsKey(name)) {
        throw new IllegalStateException(
            "Expected one of the parameters %s, but was given %s."
                .formatted(parameters.keySet(), name));
      }
    }
    var resources = new LinkedHashMap<String, Resource>();
    template
        .fields("Resources")
        .fields()
        .forEach((id, declared) -> resources.put(id, resource(id, declared)));
    return new Template(parameters, resources);
  }

  /** A file beside the template, by the path that the template gives. */
  static String text(String path) {
    try (var file = Template.class.getResourceAsStream("/asl/" + path)) {
      if (file == null) {
        throw new IllegalStateException("Expected /asl/%s on the class path.".formatted(path));
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String parameter(String name, Value declared, Map<String, String> given) {
    var value = given.get(name);
    if (value != null) {
      return value;
    }
    if (declared instanceof Fields fields
        && fields.fields().get("Default") instanceof Scalar standard) {
      return standard.text();
    }
    throw new IllegalStateException(
        "Expected a value for the parameter %s, which has no default.".formatted(name));
  }

  private static Resource resource(String id, Value declared) {
    if (declared instanceof Fields fields
        && fields.fields().get("Type") instanceof Scalar(var type, _)) {
      return new Resource(type, fields.fields("Properties"));
    }
    throw new IllegalStateException("Expected a Type, but resource %s has none.".formatted(id));
  }
}
