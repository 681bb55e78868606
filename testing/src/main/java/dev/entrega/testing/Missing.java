package dev.entrega.testing;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;

/** Says once in a build that something is not there, and what was left out for it. */
final class Missing {

  static final String RABBITMQ =
      "rabbitmq-server is not installed, so nothing was tried on a real RabbitMQ"
          + " (Debian: apt-get install rabbitmq-server)";

  static final String POSTGRESQL =
      "PostgreSQL cannot run here (no server for this platform, or root without unshare -U),"
          + " so databases were tried on H2 alone";

  static final String DOCKER =
      "Docker does not answer, so nothing was tried on RabbitMQ in a container";

  static final String DOCKER_AND_LOCALSTACK =
      "Docker does not answer, so nothing was tried on RabbitMQ and LocalStack in containers"
          + " (for LocalStack the one of PyPI serves as well, see README)";

  /** A folder of this build alone, in which its processes tell each other what was said. */
  private static final String FOLDER = "entrega.said";

  private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

  private Missing() {}

  static ConditionEvaluationResult enabledIf(boolean there, String missing) {
    if (there) {
      return ConditionEvaluationResult.enabled("it is there");
    }
    say(missing);
    return ConditionEvaluationResult.disabled(missing);
  }

  static void say(String missing) {
    if (SAID.add(missing) && isFirstInTheBuild(missing)) {
      System.err.println("[SKIPPED] " + missing);
    }
  }

  private static boolean isFirstInTheBuild(String missing) {
    var folder = System.getProperty(FOLDER);
    if (folder == null) {
      return true;
    }
    try {
      Files.createDirectories(Path.of(folder));
      Files.createFile(Path.of(folder, Integer.toHexString(missing.hashCode())));
      return true;
    } catch (FileAlreadyExistsException said) {
      return false;
    } catch (IOException unknown) {
      return true;
    }
  }
}
