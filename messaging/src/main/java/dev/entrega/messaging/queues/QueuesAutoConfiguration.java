package dev.entrega.messaging.queues;

import dev.entrega.messaging.aws.AwsAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A worker for each {@link QueueConsumer}. */
@AutoConfiguration(after = AwsAutoConfiguration.class)
@EnableConfigurationProperties(QueueSettings.class)
public final class QueuesAutoConfiguration {

  QueuesAutoConfiguration() {}

  @Bean
  Queues sqsQueues(
      SqsClient sqs,
      QueueSettings settings,
      ObjectProvider<InstantSource> time,
      ObjectProvider<MeterRegistry> metrics) {
    return new Queues(
        new Queues.Tools(
            sqs,
            settings,
            time.getIfUnique(InstantSource::system),
            metrics.getIfAvailable(SimpleMeterRegistry::new)));
  }

  @Bean
  @ConditionalOnBean(QueueConsumer.class)
  QueueWorkers queueWorkers(Queues queues, ObjectProvider<QueueConsumer> consumers) {
    return queues.workersFor(consumers.orderedStream().toList());
  }
}
