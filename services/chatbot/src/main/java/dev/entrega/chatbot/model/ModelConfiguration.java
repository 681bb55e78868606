package dev.entrega.chatbot.model;

import dev.entrega.messaging.aws.AwsConnection;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;

/** The model is one of Bedrock's, and its streams have connections of their own. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ModelSettings.class, Prices.class})
final class ModelConfiguration {

  @Bean
  ModelMetrics modelMetrics(MeterRegistry metrics, Prices prices) {
    return new ModelMetrics(metrics, prices);
  }

  @Bean
  SdkAsyncHttpClient streams(ModelSettings settings) {
    return NettyNioAsyncHttpClient.builder()
        .protocol(Protocol.HTTP1_1)
        .maxConcurrency(settings.connections())
        .connectionAcquisitionTimeout(settings.firstChunk())
        .readTimeout(settings.firstChunk())
        .build();
  }

  @Bean
  BedrockRuntimeAsyncClient bedrock(AwsConnection connection, SdkAsyncHttpClient streams) {
    return connection.toStreams(BedrockRuntimeAsyncClient.builder(), streams).build();
  }

  @Bean
  Model model(
      BedrockRuntimeAsyncClient bedrock,
      ModelSettings settings,
      ModelMetrics metrics,
      ObservationRegistry observations) {
    return new ObservedModel(
        new BedrockModel(bedrock, settings), settings.id(), metrics, observations);
  }
}
