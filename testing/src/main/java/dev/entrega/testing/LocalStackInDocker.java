package dev.entrega.testing;

import java.net.URI;
import org.testcontainers.localstack.LocalStackContainer;

/**
 * One in a container, which runs each Lambda function in a further container. The system property
 * {@code entrega.localstack-image} names another image.
 */
final class LocalStackInDocker implements LocalStack {

  private final LocalStackContainer container;

  private LocalStackInDocker(LocalStackContainer container) {
    this.container = container;
  }

  static LocalStackInDocker start() {
    var container =
        new LocalStackContainer(Image.LOCALSTACK.name("localstack/localstack"))
            .withServices("sqs", "sns", "stepfunctions", "lambda", "iam", "sts", "s3")
            .withEnv("DISABLE_EVENTS", "1")
            // The first call pulls the image that functions run in.
            .withEnv("LAMBDA_RUNTIME_ENVIRONMENT_TIMEOUT", "120");
    container.start();
    return new LocalStackInDocker(container);
  }

  @Override
  public URI endpoint() {
    return container.getEndpoint();
  }

  @Override
  public void close() {
    container.stop();
  }
}
