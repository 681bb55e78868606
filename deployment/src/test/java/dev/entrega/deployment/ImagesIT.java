package dev.entrega.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The images as {@code mvn -Pimages} packaged them; skipped where nobody asked for images. */
class ImagesIT {

  private static final Compose COMPOSE = Compose.read();

  @BeforeAll
  static void images_were_asked_for() {
    assumeTrue(
        services().allMatch(service -> Files.exists(tar(service))),
        "no images were looked into: mvn -Pimages builds them");
  }

  static Stream<String> services() {
    return COMPOSE.services().stream();
  }

  @ParameterizedTest
  @MethodSource("services")
  void an_image_is_the_one_that_compose_runs_and_its_user_is_not_root(String service)
      throws IOException {
    var image = Image.in(tar(service));

    assertThat(image.name()).isEqualTo(COMPOSE.image(service));
    assertThat(image.config("User")).asString().contains("10001:10001");
    assertThat(image.config("ExposedPorts"))
        .asString()
        .isEqualTo("{\"%d/tcp\":{}}".formatted(ServiceJar.of(service).port()));
    assertThat(image.config("Entrypoint"))
        .asString()
        .startsWith("[\"java\"")
        .contains("\"@/app/jib-classpath-file\"", "dev.entrega." + service + ".");
  }

  @ParameterizedTest
  @MethodSource("services")
  void no_secret_and_no_place_is_in_an_image(String service) throws IOException {
    var environment = Image.in(tar(service)).config("Env").toString();

    assertThat(environment).doesNotContain("SPRING_", "ENTREGA_", "AWS_", "PAYMENT_");
  }

  private static Path tar(String service) {
    return Compose.PROJECT.resolve(Path.of("services", service, "target", service + "-image.tar"));
  }

  /**
   * What {@code docker load} would take.
   *
   * @param name with its tag
   * @param configuration of the image
   */
  private record Image(String name, JsonNode configuration) {

    static Image in(Path tar) throws IOException {
      try (var files = new TarFile(tar)) {
        var texts = new TreeMap<String, JsonNode>();
        for (var entry : files.getEntries()) {
          if (entry.getName().endsWith(".json")) {
            try (var in = files.getInputStream(entry)) {
              texts.put(entry.getName(), JsonMapper.shared().readTree(in.readAllBytes()));
            }
          }
        }
        var manifest = texts.getOrDefault("manifest.json", JsonMapper.shared().createArrayNode());
        var configuration = texts.get(manifest.at("/0/Config").asString());
        if (configuration == null) {
          throw new IllegalStateException("Expected a configuration in " + tar);
        }
        return new Image(manifest.at("/0/RepoTags/0").asString(), configuration);
      }
    }

    JsonNode config(String name) {
      return configuration.path("config").path(name);
    }
  }
}
