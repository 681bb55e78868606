package dev.entrega.local.aws.sns;

import dev.entrega.local.aws.sqs.OutgoingMessage;
import dev.entrega.local.aws.sqs.Queues;
import dev.entrega.local.aws.wire.AwsError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where messages end that a subscriber never got: in the queue of its redrive policy, as they would
 * have been delivered, or in the log.
 *
 * @param queues that there are
 */
record DeadLetters(Queues queues) {

  private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

  void lay(Subscription subscription, OutgoingMessage message, String why) {
    var queue = subscription.deadLetters();
    if (queue == null) {
      LOG.warn("{} could not be delivered and is lost: {}", subscription.arn(), why);
      return;
    }
    try {
      queues.send(Queues.name(queue), message);
      LOG.warn("{} could not be delivered: {}", subscription.arn(), why);
    } catch (AwsError e) {
      LOG.error("{} could not be delivered and is lost: {}; {}", subscription.arn(), why, e.text());
    } catch (InterruptedException _) {
      LOG.error("{} could not be delivered and is lost: {}", subscription.arn(), why);
      Thread.currentThread().interrupt();
    }
  }
}
