package dev.entrega.local.aws.sdk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The names of the services that AWS's SDK for Java has, whether their modules are here or not. */
final class SdkServices {

  /** Services that share the module of another one, and the packages that they have in it. */
  private static final Map<String, String> PACKAGES =
      Map.of("dynamodbstreams", "dynamodb.streams", "wafregional", "waf.regional");

  private static final Set<String> NAMES = names();

  private SdkServices() {}

  private static Set<String> names() {
    try (var file = SdkServices.class.getResourceAsStream("services.txt")) {
      var text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      return Set.of(text.strip().split("\\s+"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static boolean exist(String name) {
    return NAMES.contains(name) || PACKAGES.containsKey(name);
  }

  /** Its package below that of all services. */
  static String packageOf(String name) {
    return PACKAGES.getOrDefault(name, name);
  }

  /** The Maven artifact that brings it. */
  static String artifactOf(String name) {
    var own = packageOf(name);
    var dot = own.indexOf('.');
    return "software.amazon.awssdk:" + (dot < 0 ? own : own.substring(0, dot));
  }
}
