package dev.entrega.messaging.queues;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Amazon SQS, as far as we read it. */
public final class Queues {

  private final Tools tools;

  /** What every worker needs. */
  record Tools(SqsClient sqs, QueueSettings settings, InstantSource time, MeterRegistry metrics) {}

  Queues(Tools tools) {
    this.tools = tools;
  }

  /** Workers for these queues, which start and stop with the application. */
  public QueueWorkers workersFor(List<QueueConsumer> consumers) {
    return new QueueWorkers(
        consumers.stream().map(consumer -> new QueueWorker(consumer, tools)).toList(),
        tools.settings());
  }
}
