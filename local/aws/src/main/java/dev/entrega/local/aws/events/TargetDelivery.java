package dev.entrega.local.aws.events;

import dev.entrega.local.aws.lambda.Functions;
import dev.entrega.local.aws.sns.Publication;
import dev.entrega.local.aws.sns.Sns;
import dev.entrega.local.aws.sns.Target;
import dev.entrega.local.aws.sqs.OutgoingMessage;
import dev.entrega.local.aws.sqs.OutgoingMessage.FifoOrder;
import dev.entrega.local.aws.sqs.Queues;
import dev.entrega.local.stepfunctions.StepFunctions;
import dev.entrega.local.stepfunctions.api.StartExecutionInput;
import dev.entrega.local.store.Drawers;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the targets of rules, each once, beside whoever put the event. What cannot be told goes to
 * the target's dead-letter queue, if it has one, and into the log. If the process ends before, it
 * is told when another one {@link #resume resumes}.
 */
public final class TargetDelivery {

  private static final Logger LOG = LoggerFactory.getLogger(TargetDelivery.class);

  private final Queues queues;
  private final Sns sns;
  private final Functions functions;
  private final Supplier<StepFunctions> engine;
  private final Undelivered undelivered;
  private volatile boolean closed;

  /**
   * To whom it reaches.
   *
   * @param engine asked for when a state machine is told
   * @param drawers where it is kept what is yet to be told
   */
  public TargetDelivery(
      Queues queues,
      Sns sns,
      Functions functions,
      Supplier<StepFunctions> engine,
      Drawers drawers) {
    this.queues = queues;
    this.sns = sns;
    this.functions = functions;
    this.engine = engine;
    this.undelivered = new Undelivered(drawers);
  }

  /** Tells what an earlier process had not told. */
  public void resume() {
    undelivered.resume((number, telling) -> tell(number, telling.ruleTarget(), telling.input()));
  }

  /** What is not told by now is left to the next process. */
  void close() {
    closed = true;
  }

  void tell(RuleTarget target, String input) {
    tell(undelivered.add(target, input), target, input);
  }

  private void tell(String number, RuleTarget target, String input) {
    Thread.ofVirtual()
        .name("event-target-" + target.id())
        .start(() -> attempt(number, target, input));
  }

  private void attempt(String number, RuleTarget target, String input) {
    try {
      deliver(target, input);
      told(number);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      if (!closed) {
        LOG.warn("Target {} could not be told: {}", target.arn(), e.toString());
        bury(target, input);
        told(number);
      }
    }
  }

  private void told(String number) {
    if (!closed) {
      undelivered.told(number);
    }
  }

  private void deliver(RuleTarget target, String input) throws InterruptedException {
    switch (target.service()) {
      case "sqs" -> {
        var group = target.messageGroup();
        var order = group == null ? null : new FifoOrder(group, null);
        queues.send(Queues.name(target.arn()), new OutgoingMessage(input, Map.of(), null, order));
      }
      case "sns" ->
          sns.publish(
              new Target.OfTopic(target.arn()), Publication.of(input, null, null, Map.of()));
      case "lambda" -> functions.invoke(target.arn(), input);
      default ->
          engine.get().startExecution(new StartExecutionInput(target.arn(), null, input, null));
    }
  }

  private void bury(RuleTarget target, String input) {
    var queue = target.deadLetterQueue();
    if (queue == null) {
      return;
    }
    try {
      queues.send(Queues.name(queue), OutgoingMessage.of(input, Map.of()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.warn("Dead-letter queue {} could not be told: {}", queue, e.toString());
    }
  }
}
