package dev.entrega.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a folder for data is let in for, and what not; each refusal is one line. */
class DataFolderTest {

  @TempDir private Path folder;

  @Test
  void secrets_are_the_same_at_each_start() {
    String secret;
    try (var data = DataFolder.open(settings())) {
      secret = data.secret("webhooks");
      assertThat(data.secret("links")).isNotEqualTo(secret);
    }

    try (var data = DataFolder.open(settings())) {
      assertThat(data.secret("webhooks")).isEqualTo(secret);
    }
  }

  @Test
  void without_a_folder_nothing_is_kept() {
    try (var data = DataFolder.open(LocalSettings.onFreePorts())) {
      assertThat(data.broker()).isNull();
      assertThat(data.aws()).isNull();
      assertThat(data.databases()).isNull();
      assertThat(data.secret("webhooks")).isEqualTo(data.secret("webhooks"));
    }
  }

  @Test
  void a_second_start_on_the_same_folder_is_refused() {
    try (var _ = DataFolder.open(settings())) {
      assertRefused(settings(), "another process does so already");
    }
  }

  @Test
  void a_folder_with_something_else_is_left_alone() throws Exception {
    Files.writeString(folder.resolve("thesis.txt"), "…");

    assertRefused(settings(), "holds something else");
    assertThat(folder).isDirectoryContaining("glob:**thesis.txt");
  }

  @Test
  void a_folder_of_another_format_is_refused() throws Exception {
    DataFolder.open(settings()).close();
    Files.writeString(folder.resolve("entrega.data"), "format=7\n");

    assertRefused(settings(), "Expected data of format 1", "but found format 7");
  }

  @Test
  void a_part_that_was_kept_here_may_not_move_elsewhere() {
    DataFolder.open(settings()).close();
    var outside = Outside.nothing().withRabbitMq(URI.create("amqp://127.0.0.1:5672"), "classic");

    assertRefused(
        settings().with(Layout.allHere().withOutside(outside)),
        "Expected broker (amqp.uri) to be here",
        "but it is elsewhere");
  }

  @Test
  void a_damaged_part_is_named() throws Exception {
    DataFolder.open(settings()).close();
    try (var files = Files.list(folder.resolve("launcher"))) {
      for (var file :
          files.filter(each -> each.getFileName().toString().startsWith("MANI")).toList()) {
        Files.writeString(file, "rubbish");
      }
    }

    assertRefused(settings(), folder.resolve("launcher").toString());
  }

  private static void assertRefused(LocalSettings settings, String... words) {
    assertThatThrownBy(() -> DataFolder.open(settings))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll(words)
        .message()
        .doesNotContain("\n");
  }

  private LocalSettings settings() {
    return LocalSettings.onFreePorts().withData(folder);
  }
}
