package dev.entrega.testing;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;

/** Says once in a run that something is not there, and what was left out for it. */
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
    if (SAID.add(missing)) {
      System.err.println("[SKIPPED] " + missing);
    }
  }
}
