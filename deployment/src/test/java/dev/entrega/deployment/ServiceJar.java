package dev.entrega.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
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
    if (!Files.isRegularFile(jar)) {
      throw new IllegalStateException(
          "Expected %s, which \"mvn package\" makes, but it is not there".formatted(jar));
    }
    return new ServiceJar(service, jar);
  }

  /**
   * The same with its libraries beside it instead of in it, as the images have it: half the
   * processor time of a start (7 s instead of 13 s for chatbot), which is mostly reading classes.
   *
   * @param folder for the parts of all of them; these are made once
   */
  Path takenApart(Path folder) {
    var destination = folder.resolve("apart").resolve(name);
    if (!Files.exists(destination)) {
      takeApart(destination);
    }
    return destination.resolve(path.getFileName());
  }

  private void takeApart(Path destination) {
    try {
      var tool =
          new ProcessBuilder(
                  ServiceProcess.JAVA,
                  "-XX:TieredStopAtLevel=1",
                  "-Djarmode=tools",
                  "-jar",
                  path.toAbsolutePath().toString(),
                  "extract",
                  "--destination",
                  destination.toString())
              .redirectErrorStream(true)
              .start();
      var said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (tool.waitFor() != 0) {
        throw new IllegalStateException("Expected to take %s apart: %s".formatted(path, said));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /**
   * The environment variables that mean something to the service: of its own settings and of those
   * of every library in it. A setting is written in capitals, its dots as underscores and its
   * dashes left out.
   */
  Set<String> variables() {
    var variables = new TreeSet<String>();
    try (var jar = new JarFile(path.toFile())) {
      for (var entry : jar.stream().toList()) {
        try (var in = jar.getInputStream(entry)) {
          if (entry.getName().endsWith(METADATA)) {
            addVariables(in, variables);
          } else if (entry.getName().endsWith(".jar")) {
            addVariablesOfLibrary(in, variables);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return variables;
  }

  /** The port of its web server, unless SERVER_PORT says another. */
  int port() {
    try (var jar = new JarFile(path.toFile());
        var yaml = jar.getInputStream(jar.getEntry("BOOT-INF/classes/" + name + ".yaml"))) {
      Map<String, Map<String, Object>> settings = new Yaml().load(yaml);
      return (int) settings.getOrDefault("server", Map.of()).getOrDefault("port", 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void addVariablesOfLibrary(InputStream library, Set<String> variables)
      throws IOException {
    var entries = new JarInputStream(library);
    for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
      if (entry.getName().equals(METADATA)) {
        addVariables(entries, variables);
      }
    }
  }

  private static void addVariables(InputStream metadata, Set<String> variables) throws IOException {
    var settings = JsonMapper.shared().readTree(metadata.readAllBytes()).get("properties");
    for (var setting : settings) {
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
