package dev.entrega.cli.endpoints;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;

/** Where AWS is; the same options for every command that speaks to it. */
public final class AwsAddress {

  /** The word that stands for AWS itself. */
  private static final String ITSELF = "aws";

  @Option(
      names = "--aws",
      paramLabel = "URL",
      description =
          "The AWS endpoint, or the word aws for AWS itself (ENTREGA_AWS; default ${DEFAULT-VALUE}).",
      defaultValue = "${env:ENTREGA_AWS:-http://127.0.0.1:4566}")
  private String aws = ITSELF;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "The region (AWS_REGION; default ${DEFAULT-VALUE}).",
      defaultValue = "${env:AWS_REGION:-us-east-1}")
  private String region = "us-east-1";

  /** What is asked of AWS, and may fail. */
  @FunctionalInterface
  public interface Request<C, T> {

    /** Asks; what AWS refuses flies as the SDK throws it. */
    T of(C client) throws Exception;
  }

  /**
   * Opens a client, asks, and closes it.
   *
   * @throws AwsFault nobody answers there, or the answer was an error; the message is one line
   */
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkClient, T>
      T ask(B builder, Request<C, T> request) throws Exception {
    var endpoint = endpoint();
    if (endpoint != null) {
      builder.endpointOverride(endpoint);
    }
    builder
        .region(Region.of(region))
        .credentialsProvider(endpoint == null ? ofTheUser() : madeUp());
    try (var client = builder.build()) {
      return request.of(client);
    } catch (SdkClientException unreachable) {
      throw new AwsFault(
          "Expected AWS at %s, but %s"
              .formatted(
                  endpoint == null ? region : endpoint,
                  endpoint == null ? unreachable.getMessage() : "nobody listens. Is it running?"),
          unreachable);
    }
  }

  private @Nullable URI endpoint() {
    if (aws.equals(ITSELF)) {
      return null;
    }
    try {
      var uri = URI.create(aws);
      if (uri.getHost() != null) {
        return uri;
      }
    } catch (IllegalArgumentException _) {
      // Said below.
    }
    throw new BadInput("Expected --aws like http://127.0.0.1:4566 or aws, but was " + aws);
  }

  private static AwsCredentialsProvider ofTheUser() {
    return DefaultCredentialsProvider.builder().build();
  }

  /** An endpoint of one's own believes any. */
  private static AwsCredentialsProvider madeUp() {
    return StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
  }
}
