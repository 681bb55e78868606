package dev.entrega.deployment;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/**
 * The runnable jar of a service, as it was packaged.
 *
 * @param name the one word for the service
 * @param path of the jar
 */
record ServiceJar(String name, Path path) {

  private static final String METADATA = "META-INF/spring-configuration-metadata.json";

  static ServiceJar of(String service) {
    var jar = Compose.PROJECT.resolve(Path.of("services", service, "target", service + "-app.jar"));
    return new ServiceJar(service, packaged(jar));
  }

  private static Path packaged(Path jar) {
    if (!Files.isRegularFile(jar)) {
      throw new IllegalStateException(
          "Expected %s, which \"mvn package\" makes, but it is not there".formatted(jar));
    }
    return jar.toAbsolutePath();
  }

  /**
   * What a JVM is told to run it with its libraries beside it instead of in it, as the images have
   * it: half the processor time of a start (7 s instead of 13 s for chatbot), which is mostly
   * reading classes.
   *
   * @param folder where the libraries of all services are put; each once
   */
  List<String> takenApart(Path folder) {
    var parts = new ArrayList<>(List.of(packaged(path.resolveSibling(name + ".jar"))));
    try (var jar = FileSystems.newFileSystem(path)) {
      for (var library : libraries(jar)) {
        var copy = folder.resolve(library.getFileName().toString());
        if (!Files.exists(copy)) {
          Files.copy(library, copy);
        }
        parts.add(copy);
      }
      return List.of("-cp", joined(parts), startClass(jar));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> libraries(FileSystem jar) throws IOException {
    try (var libraries = Files.list(jar.getPath("BOOT-INF", "lib"))) {
      return libraries.sorted().toList();
    }
  }

  private static String joined(List<Path> parts) {
    return parts.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private static String startClass(FileSystem jar) throws IOException {
    try (var in = Files.newInputStream(jar.getPath(JarFile.MANIFEST_NAME))) {
      return new Manifest(in).getMainAttributes().getValue("Start-Class");
    }
  }

  /**
   * The environment variables that mean something to the service: of its own settings and of those
   * of every library in it. A setting is written in capitals, its dots as underscores and its
   * dashes left out.
   */
  Set<String> variables() {
    var variables = new TreeSet<String>();
    try (var jar = FileSystems.newFileSystem(path)) {
      addVariables(jar.getPath(""), variables);
      for (var library : libraries(jar)) {
        try (var entries = FileSystems.newFileSystem(library)) {
          addVariables(entries.getPath(""), variables);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return variables;
  }

  /** The port of its web server, unless SERVER_PORT says another. */
  int port() {
    try (var jar = FileSystems.newFileSystem(path);
        var yaml = Files.newInputStream(jar.getPath("BOOT-INF", "classes", name + ".yaml"))) {
      Map<String, Map<String, Object>> settings = new Yaml().load(yaml);
      return (int) settings.getOrDefault("server", Map.of()).getOrDefault("port", 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void addVariables(Path classes, Set<String> variables) throws IOException {
    var metadata = classes.resolve(METADATA);
    if (!Files.exists(metadata)) {
      return;
    }
    try (var in = Files.newInputStream(metadata)) {
      for (var setting : JsonMapper.shared().readTree(in).get("properties")) {
        variables.add(
            setting
                .get("name")
                .asString()
                .replace("-", "")
                .replace('.', '_')
                .toUpperCase(Locale.ROOT));
      }
    }
  }
}
