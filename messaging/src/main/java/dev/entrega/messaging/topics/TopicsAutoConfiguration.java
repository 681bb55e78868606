package dev.entrega.messaging.topics;

import dev.entrega.messaging.aws.AwsAutoConfiguration;
import dev.entrega.messaging.topology.StatusTopic;
import dev.entrega.messaging.topology.Topology;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.services.sns.SnsClient;

/** The topic that every change of status is published to. */
@AutoConfiguration(after = AwsAutoConfiguration.class)
@EnableConfigurationProperties(TopicSettings.class)
public final class TopicsAutoConfiguration {

  TopicsAutoConfiguration() {}

  @Bean
  @ConditionalOnMissingBean
  StatusTopic statusTopic(SnsClient sns, TopicSettings settings) {
    return new SnsStatusTopic(
        sns, new TopicArn(sns, Topology.ORDER_STATUS, settings.orderStatus()));
  }
}
