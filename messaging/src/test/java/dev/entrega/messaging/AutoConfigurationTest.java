package dev.entrega.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.entrega.messaging.aws.AwsAutoConfiguration;
import dev.entrega.messaging.queues.FakeSqs;
import dev.entrega.messaging.queues.QueueConsumer;
import dev.entrega.messaging.queues.QueueWorkers;
import dev.entrega.messaging.queues.QueuesAutoConfiguration;
import dev.entrega.messaging.tasks.TaskAnswers;
import dev.entrega.messaging.tasks.TaskOutcome;
import dev.entrega.messaging.tasks.TaskQueue;
import dev.entrega.messaging.tasks.TasksAutoConfiguration;
import dev.entrega.messaging.topics.TopicsAutoConfiguration;
import dev.entrega.messaging.topology.StatusTopic;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.SmartLifecycle;
import software.amazon.awssdk.services.sqs.SqsClient;

final class AutoConfigurationTest {

  private final FakeSqs sqs = new FakeSqs();
  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(rooms()))
          .withBean(SqsClient.class, () -> sqs)
          .withPropertyValues("entrega.aws.endpoint=http://127.0.0.1:1");

  @Test
  void every_room_is_announced_to_spring_boot() {
    assertThat(rooms())
        .contains(
            AwsAutoConfiguration.class,
            QueuesAutoConfiguration.class,
            TasksAutoConfiguration.class,
            TopicsAutoConfiguration.class)
        .hasSize(5);
  }

  @Test
  void a_service_without_amqp_gets_everything_but_events() {
    application
        .withClassLoader(new FilteredClassLoader("org.springframework.amqp", "com.rabbitmq"))
        .run(context ->
            assertThat(context)
                .hasNotFailed()
                .hasSingleBean(StatusTopic.class)
                .hasSingleBean(TaskAnswers.class));
  }

  @Test
  void a_service_that_consumes_nothing_starts_no_thread_and_no_connection() {
    application
        .withConfiguration(AutoConfigurations.of(RabbitAutoConfiguration.class))
        .run(context ->
            assertThat(context.getBeansOfType(SmartLifecycle.class).values())
                .extracting(bean -> bean.getClass().getPackageName())
                .noneMatch(name -> name.startsWith("dev.entrega")));
  }

  @Test
  void a_queue_consumer_is_all_that_a_service_declares() {
    List<String> handled = new CopyOnWriteArrayList<>();
    application
        .withBean(QueueConsumer.class, () -> QueueConsumer.ofBodies("status", 4, handled::add))
        .run(context -> {
          sqs.send("one");

          await().atMost(Duration.ofSeconds(5)).until(() -> handled.contains("one"));
          assertThat(context).hasSingleBean(QueueWorkers.class);
        });
  }

  @Test
  void a_task_queue_is_all_that_a_service_declares() {
    var body =
        """
        {"taskToken": "t-1", "task": "wait", "version": 1, "orderId": "A-1",
         "executionArn": "arn:x", "input": {}}\
        """;
    application
        .withBean(
            TaskQueue.class,
            () -> TaskQueue.named("tasks").on("wait", Object.class, _ -> TaskOutcome.deferred()))
        .run(context -> {
          assertThat(context).hasNotFailed();
          sqs.send(body);

          await().atMost(Duration.ofSeconds(5)).until(() -> sqs.deleted().contains(body));
        });
  }

  private static Class<?>[] rooms() {
    var loader = AutoConfigurationTest.class.getClassLoader();
    return ImportCandidates.load(AutoConfiguration.class, loader).getCandidates().stream()
        .filter(name -> name.startsWith("dev.entrega."))
        .map(AutoConfigurationTest::load)
        .toArray(Class<?>[]::new);
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
