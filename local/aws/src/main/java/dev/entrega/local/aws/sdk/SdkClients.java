package dev.entrega.local.aws.sdk;

import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;

/**
 * One client for each service that a task has called. None tries again by itself, since that is
 * what {@code Retry} is for. An endpoint beyond this machine gets the credentials that the SDK
 * finds in its surroundings.
 */
final class SdkClients implements AutoCloseable {

  /** A task that waits for its answer holds one, and the SDK's own 50 are 50 tasks at once. */
  private static final int CONNECTIONS = 2_000;

  private final Region region;
  private final Map<String, SdkClient> open = new ConcurrentHashMap<>();

  SdkClients(String region) {
    this.region = Region.of(region);
  }

  SdkClient of(SdkModule module, URI endpoint) {
    return open.computeIfAbsent(module.service(), _ -> create(module, endpoint));
  }

  private SdkClient create(SdkModule module, URI endpoint) {
    try {
      var builder = (AwsClientBuilder<?, ?>) module.client().getMethod("builder").invoke(null);
      builder
          .endpointOverride(endpoint)
          .region(region)
          .overrideConfiguration(settings ->
              settings
                  .retryStrategy(AwsRetryStrategy.doNotRetry())
                  .putAdvancedOption(SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true));
      if (builder instanceof SdkSyncClientBuilder<?, ?> waiting) {
        waiting.httpClientBuilder(Apache5HttpClient.builder().maxConnections(CONNECTIONS));
      }
      if (SdkEndpoints.isLoopback(endpoint)) {
        builder.credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));
        addressByPath(builder);
      }
      return (SdkClient) builder.build();
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("Expected a client of " + module, e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Expected a client of " + module, e);
    }
  }

  /** S3 alone has buckets in host names, which no machine's resolver knows. */
  private static void addressByPath(AwsClientBuilder<?, ?> builder)
      throws ReflectiveOperationException {
    for (var method : builder.getClass().getMethods()) {
      if (method.getName().equals("forcePathStyle")
          && method.getParameterCount() == 1
          && method.trySetAccessible()) {
        method.invoke(builder, true);
        return;
      }
    }
  }

  @Override
  public void close() {
    open.values().forEach(SdkClient::close);
    open.clear();
  }
}
