package dev.entrega.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page on what is promised names the tests that show it; they have to be there. */
class ReliabilityPageTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern NAMED = Pattern.compile("`(?:\\w+/)?(\\w+Test)`");

  @Test
  void every_test_that_it_names_exists() throws IOException {
    var page = Files.readString(ROOT.resolve("docs").resolve("reliability.md"));
    var named =
        NAMED.matcher(page).results().map(result -> result.group(1)).collect(Collectors.toSet());

    assertThat(named).isNotEmpty();
    try (var files = Files.walk(ROOT)) {
      var sources =
          files
              .map(file -> String.valueOf(file.getFileName()))
              .filter(name -> name.endsWith("Test.java"))
              .map(name -> name.substring(0, name.length() - ".java".length()))
              .collect(Collectors.toSet());
      assertThat(sources).containsAll(named);
    }
  }
}
