package dev.entrega.cli.dead;

import dev.entrega.cli.endpoints.AwsFault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/**
 * One dead-letter queue. SQS shows a message only by hiding it from others: what was looked at is
 * made visible again at the end, and by itself a minute after a command that was cut off.
 */
final class Letters {

  private static final int HIDDEN_SECONDS = 60;
  private static final int MOST_AT_ONCE = 10;

  private final SqsClient sqs;
  private final String name;
  private final String url;

  private Letters(SqsClient sqs, String name, String url) {
    this.sqs = sqs;
    this.name = name;
    this.url = url;
  }

  /**
   * Finds the queue.
   *
   * @throws AwsFault there is none
   */
  static Letters of(String name, SqsClient sqs) throws AwsFault {
    return new Letters(sqs, name, urlOf(name, sqs));
  }

  private static String urlOf(String name, SqsClient sqs) throws AwsFault {
    try {
      return sqs.getQueueUrl(request -> request.queueName(name)).queueUrl();
    } catch (QueueDoesNotExistException missing) {
      throw new AwsFault("Expected a queue " + name + ", but SQS has none", missing);
    }
  }

  /** Visible and hidden ones; SQS says that it is approximate. */
  long count() {
    var attributes =
        sqs.getQueueAttributes(request ->
                request
                    .queueUrl(url)
                    .attributeNames(
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
            .attributes();
    return attributes.values().stream().mapToLong(Long::parseLong).sum();
  }

  /** Takes messages in hand, so that nobody else sees them for a minute; none are left if empty. */
  List<DeadLetter> take() {
    return sqs
        .receiveMessage(request ->
            request
                .queueUrl(url)
                .maxNumberOfMessages(MOST_AT_ONCE)
                .visibilityTimeout(HIDDEN_SECONDS)
                .waitTimeSeconds(1)
                .messageAttributeNames("All")
                .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
        .messages()
        .stream()
        .map(DeadLetter::new)
        .toList();
  }

  /**
   * Looks at up to {@code limit} messages, and makes them visible again. SQS's count may lag: what
   * came in the last moments may be missing.
   */
  List<DeadLetter> look(int limit) {
    var seen = new ArrayList<DeadLetter>();
    Set<String> ids = new HashSet<>();
    try {
      var least = Math.min(limit, count());
      for (var taken = take(); !taken.isEmpty(); taken = seen.size() < least ? take() : List.of()) {
        taken.stream().filter(letter -> ids.add(letter.message().messageId())).forEach(seen::add);
      }
    } finally {
      seen.forEach(this::putBack);
    }
    return seen.stream().limit(limit).toList();
  }

  /** Makes a message visible again. */
  void putBack(DeadLetter letter) {
    sqs.changeMessageVisibility(request ->
        request.queueUrl(url).receiptHandle(letter.message().receiptHandle()).visibilityTimeout(0));
  }

  /** Sends a copy to the queue that it was received from too often. */
  void sendBack(DeadLetter letter) throws AwsFault {
    Message message = letter.message();
    var source = urlOf(DeadLetterQueues.source(name), sqs);
    sqs.sendMessage(request ->
        request
            .queueUrl(source)
            .messageBody(message.body())
            .messageAttributes(message.messageAttributes()));
  }

  /** Takes a message out for good. */
  void delete(DeadLetter letter) {
    sqs.deleteMessage(
        request -> request.queueUrl(url).receiptHandle(letter.message().receiptHandle()));
  }
}
