package dev.entrega.messaging.aws;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsAsyncClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;

/** What all clients of AWS share: address, region, credentials, patience and sockets. */
public final class AwsConnection {

  private final AwsSettings settings;
  private final SdkHttpClient http;
  private final AwsCredentialsProvider credentials;

  AwsConnection(AwsSettings settings, SdkHttpClient http) {
    this.settings = settings;
    this.http = http;
    this.credentials =
        settings.endpoint() == null ? DefaultCredentialsProvider.builder().build() : ownOrLocal();
  }

  /** Prepares the builder of any client, so that a service can have one that is not here. */
  public <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B to(B builder) {
    var patient =
        AwsRetryStrategy.standardRetryStrategy().toBuilder()
            .maxAttempts(settings.attempts())
            .build();
    return prepared(builder.httpClient(http), patient);
  }

  /**
   * Prepares the builder of a client for streams. It never tries again by itself: in mid-stream
   * that would repeat what was read already.
   *
   * @param streams stays the caller's to close
   */
  public <B extends AwsClientBuilder<B, ?> & AwsAsyncClientBuilder<B, ?>> B toStreams(
      B builder, SdkAsyncHttpClient streams) {
    return prepared(builder.httpClient(streams), AwsRetryStrategy.doNotRetry());
  }

  private <B extends AwsClientBuilder<B, ?>> B prepared(B builder, RetryStrategy retries) {
    builder
        .region(Region.of(settings.region()))
        .credentialsProvider(credentials)
        .overrideConfiguration(override -> {
          override.retryStrategy(retries);
          if (settings.endpoint() != null) {
            // An endpoint has one host; StartSyncExecution would look for sync-<host>.
            override.putAdvancedOption(SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true);
          }
        });
    if (settings.endpoint() != null) {
      builder.endpointOverride(settings.endpoint());
    }
    return builder;
  }

  /**
   * Whatever is configured, and else made-up ones, so that a laptop needs none. Instance metadata
   * is not asked: off AWS the question costs seconds.
   */
  private static AwsCredentialsProvider ownOrLocal() {
    return AwsCredentialsProviderChain.of(
        SystemPropertyCredentialsProvider.create(),
        EnvironmentVariableCredentialsProvider.create(),
        ProfileCredentialsProvider.create(),
        StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));
  }
}
