package dev.entrega.messaging.aws;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The clients of AWS, each only if the service has none of its own. */
@AutoConfiguration
@EnableConfigurationProperties(AwsSettings.class)
public final class AwsAutoConfiguration {

  AwsAutoConfiguration() {}

  @Bean
  @ConditionalOnMissingBean
  SdkHttpClient awsHttpClient(AwsSettings settings) {
    return Apache5HttpClient.builder()
        .maxConnections(settings.connections())
        .connectionTimeout(settings.connectTimeout())
        .connectionAcquisitionTimeout(settings.readTimeout())
        .socketTimeout(settings.readTimeout())
        .tcpKeepAlive(true)
        .build();
  }

  @Bean
  @ConditionalOnMissingBean
  AwsConnection awsConnection(AwsSettings settings, SdkHttpClient http) {
    return new AwsConnection(settings, http);
  }

  @Bean
  @ConditionalOnMissingBean
  SfnClient stepFunctions(AwsConnection connection) {
    return connection.to(SfnClient.builder()).build();
  }

  @Bean
  @ConditionalOnMissingBean
  SqsClient queues(AwsConnection connection) {
    return connection.to(SqsClient.builder()).build();
  }

  @Bean
  @ConditionalOnMissingBean
  SnsClient topics(AwsConnection connection) {
    return connection.to(SnsClient.builder()).build();
  }
}
