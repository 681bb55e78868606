package dev.entrega.local.aws;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockagentruntime.BedrockAgentRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** AWS's own clients, pointed at an endpoint. */
record Clients(URI endpoint) {

  SqsClient sqs() {
    return pointed(SqsClient.builder()).build();
  }

  SnsClient sns() {
    return pointed(SnsClient.builder()).build();
  }

  LambdaClient lambda() {
    return pointed(LambdaClient.builder()).build();
  }

  EventBridgeClient events() {
    return pointed(EventBridgeClient.builder()).build();
  }

  StsClient sts() {
    return pointed(StsClient.builder()).build();
  }

  SfnClient sfn() {
    return pointed(SfnClient.builder()).build();
  }

  S3Client s3() {
    return pointed(S3Client.builder()).build();
  }

  BedrockRuntimeClient bedrock() {
    return pointed(BedrockRuntimeClient.builder())
        .overrideConfiguration(settings -> settings.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .build();
  }

  /** Over HTTP/1.1, and never trying again: that would repeat what was told already. */
  BedrockRuntimeAsyncClient streams() {
    return pointed(BedrockRuntimeAsyncClient.builder())
        .httpClientBuilder(NettyNioAsyncHttpClient.builder().protocol(Protocol.HTTP1_1))
        .overrideConfiguration(settings -> settings.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .build();
  }

  BedrockAgentRuntimeClient knowledge() {
    return pointed(BedrockAgentRuntimeClient.builder())
        .overrideConfiguration(settings -> settings.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .build();
  }

  private <B extends AwsClientBuilder<B, ?>> B pointed(B builder) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .overrideConfiguration(settings ->
            settings.putAdvancedOption(
                SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true));
  }
}
