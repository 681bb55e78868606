package dev.entrega.local.aws.sns;

import dev.entrega.local.aws.sqs.Queues;

/** Where a subscriber's messages go; one record for each protocol that is spoken here. */
sealed interface Delivery {

  /**
   * Reads the two words of Subscribe.
   *
   * @throws dev.entrega.local.aws.wire.AwsError {@code InvalidParameter}
   */
  static Delivery of(String protocol, String endpoint) {
    if (!protocol.equals("sqs")) {
      throw SnsErrors.invalid(
          "Protocol: Expected sqs, but " + protocol + " is not spoken here yet");
    }
    if (!endpoint.matches("arn:aws:sqs:[^:]+:[^:]+:[^:]+")) {
      throw SnsErrors.invalid("SQS endpoint ARN: Expected a queue's ARN, but found " + endpoint);
    }
    return new ToQueue(endpoint);
  }

  /** The word in Subscribe and in {@code MessageStructure=json}. */
  String protocol();

  /** As Subscribe named it. */
  String endpoint();

  /** Into an SQS queue, without a wire between. */
  record ToQueue(String endpoint) implements Delivery {

    @Override
    public String protocol() {
      return "sqs";
    }

    String queue() {
      return Queues.name(endpoint);
    }
  }
}
