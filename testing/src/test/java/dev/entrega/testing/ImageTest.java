package dev.entrega.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testcontainers.utility.DockerImageName;

class ImageTest {

  private static final String SETTING = "entrega.rabbitmq-image";

  @AfterEach
  void forget() {
    System.clearProperty(SETTING);
  }

  @ParameterizedTest
  @EnumSource
  void tests_run_on_the_versions_that_docker_compose_runs(Image image) throws Exception {
    var env = Files.readAllLines(Path.of("..", ".env"));

    assertThat(env).contains(image + "_IMAGE=" + image.text());
  }

  @Test
  void an_image_that_was_built_here_can_take_its_place() {
    System.setProperty(SETTING, "registry.example/our-rabbitmq:7");

    var name = Image.RABBITMQ.name("rabbitmq");

    assertThat(name.asCanonicalNameString()).isEqualTo("registry.example/our-rabbitmq:7");
    name.assertCompatibleWith(DockerImageName.parse("rabbitmq"));
  }
}
