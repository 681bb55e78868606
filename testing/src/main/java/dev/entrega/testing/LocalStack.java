package dev.entrega.testing;

import java.net.URI;

/**
 * A LocalStack of version 4: SQS, SNS, Step Functions and Lambda that neither AWS nor we have
 * written. It comes as a container, or, where Docker does not answer, as the program that PyPI's
 * {@code localstack-core} installs.
 */
public sealed interface LocalStack extends AutoCloseable
    permits LocalStackInDocker, LocalStackProcess {

  /** Whether this machine has one; where it has none, {@link Docker} says so. */
  static boolean isAvailable() {
    return Docker.answers() || LocalStackProcess.isInstalled();
  }

  /**
   * Starts one and returns when it answers.
   *
   * @param functions an endpoint of Lambda that runs functions where LocalStack itself cannot,
   *     since it needs containers for that
   */
  static LocalStack start(URI functions) {
    return Docker.answers() ? LocalStackInDocker.start() : LocalStackProcess.start(functions);
  }

  /** What an AWS client takes as its endpoint override. */
  URI endpoint();

  @Override
  void close();
}
