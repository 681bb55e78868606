package dev.entrega.testing;

import org.testcontainers.DockerClientFactory;

/** The Docker that Testcontainers finds, looked for once. */
public final class Docker {

  private Docker() {}

  /**
   * Whether it answers: a client alone is not enough. Where it does not, that is said once, in one
   * line for all that is left out.
   */
  public static boolean answers() {
    if (!Answer.YES) {
      Missing.say(LocalStackProcess.isInstalled() ? Missing.DOCKER : Missing.DOCKER_AND_LOCALSTACK);
    }
    return Answer.YES;
  }

  private static final class Answer {

    static final boolean YES = DockerClientFactory.instance().isDockerAvailable();
  }
}
