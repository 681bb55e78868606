package dev.entrega.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/**
 * {@code docker-compose.yml} with what {@code .env} says in it.
 *
 * @param env the variables of {@code .env}
 * @param mentioned the variables that the file asks for
 * @param containers by name, each as it stands in the file
 */
record Compose(
    Map<String, String> env, Collection<String> mentioned, Map<String, Map<?, ?>> containers) {

  /** The folder of the whole project. */
  static final Path PROJECT = Path.of("..");

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");

  static Compose read() {
    var env = new TreeMap<String, String>();
    for (var line : text(".env").lines().toList()) {
      if (!line.isBlank() && !line.startsWith("#")) {
        env.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
      }
    }
    var mentioned = new TreeSet<String>();
    var resolved =
        VARIABLE
            .matcher(text("docker-compose.yml"))
            .replaceAll(found -> {
              mentioned.add(found.group(1));
              return Matcher.quoteReplacement(env.getOrDefault(found.group(1), ""));
            });
    var containers = new LinkedHashMap<String, Map<?, ?>>();
    map(map(new Yaml().load(resolved)).get("services"))
        .forEach((name, container) -> containers.put(name.toString(), map(container)));
    return new Compose(env, mentioned, containers);
  }

  /** The containers of our own services, which are those of our images but the stand-ins'. */
  List<String> services() {
    var ours = env.get("IMAGES") + "/";
    return containers.keySet().stream()
        .filter(name -> image(name).startsWith(ours) && !image(name).startsWith(ours + "local:"))
        .toList();
  }

  String image(String container) {
    return String.valueOf(container(container).get("image"));
  }

  /** The environment of a container. */
  Map<String, String> environment(String container) {
    var environment = new TreeMap<String, String>();
    if (container(container).get("environment") instanceof Map<?, ?> variables) {
      variables.forEach((name, value) -> environment.put(name.toString(), value.toString()));
    }
    return environment;
  }

  /** The command that tells whether a container is healthy. */
  List<?> healthCheck(String container) {
    return map(container(container).get("healthcheck")).get("test") instanceof List<?> test
        ? test
        : List.of();
  }

  Map<?, ?> container(String name) {
    return containers.getOrDefault(name, Map.of());
  }

  /** A file of the project, by its path there. */
  static String text(String path) {
    try {
      return Files.readString(PROJECT.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<?, ?> map(@Nullable Object node) {
    if (node instanceof Map<?, ?> map) {
      return map;
    }
    throw new IllegalStateException("Expected a map, but found " + node);
  }
}
