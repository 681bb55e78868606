package dev.entrega.messaging.tasks;

import dev.entrega.messaging.aws.AwsAutoConfiguration;
import dev.entrega.messaging.queues.QueueConsumer;
import dev.entrega.messaging.queues.Queues;
import dev.entrega.messaging.queues.QueuesAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.services.sfn.SfnClient;

/** The answers to tasks, and a worker for each {@link TaskQueue}. */
@AutoConfiguration(after = {AwsAutoConfiguration.class, QueuesAutoConfiguration.class})
@EnableConfigurationProperties(TaskSettings.class)
public final class TasksAutoConfiguration {

  TasksAutoConfiguration() {}

  @Bean
  @ConditionalOnMissingBean
  TaskAnswers taskAnswers(SfnClient stepFunctions) {
    return new StepFunctionsAnswers(stepFunctions);
  }

  @Bean
  Heartbeats taskHeartbeats(
      SfnClient stepFunctions, TaskSettings settings, ObjectProvider<InstantSource> time) {
    return new Heartbeats(
        stepFunctions, settings.heartbeat(), time.getIfUnique(InstantSource::system));
  }

  @Bean
  TaskWorker.Workflows workflows(
      TaskAnswers answers, Heartbeats heartbeats, ObjectProvider<InstantSource> time) {
    return new TaskWorker.Workflows(answers, heartbeats, time.getIfUnique(InstantSource::system));
  }

  @Bean
  @ConditionalOnBean(TaskQueue.class)
  TaskWorkers taskWorkers(
      Queues queues,
      TaskSettings settings,
      TaskWorker.Workflows workflows,
      ObjectProvider<TaskQueue> taskQueues,
      ObjectProvider<MeterRegistry> metrics) {
    var registry = metrics.getIfAvailable(SimpleMeterRegistry::new);
    var consumers =
        taskQueues
            .orderedStream()
            .map(queue ->
                new QueueConsumer(
                    queue.name(),
                    settings.concurrency(),
                    new TaskWorker(queue, workflows, registry)))
            .toList();
    return new TaskWorkers(queues.workersFor(consumers), workflows.heartbeats());
  }
}
