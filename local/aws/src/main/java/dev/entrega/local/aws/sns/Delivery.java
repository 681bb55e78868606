package dev.entrega.local.aws.sns;

import dev.entrega.local.aws.sns.delivery.MailCourier;
import dev.entrega.local.aws.sns.sms.Phone;
import dev.entrega.local.aws.sqs.Queues;
import java.net.URI;

/** Where a subscriber's messages go; one record for each kind of protocol that is spoken here. */
sealed interface Delivery {

  /**
   * Reads the two words of Subscribe.
   *
   * @throws dev.entrega.local.aws.wire.AwsError {@code InvalidParameter}
   */
  static Delivery of(String protocol, String endpoint) {
    return switch (protocol) {
      case "sqs" -> queue(endpoint);
      case "http", "https" -> web(protocol, endpoint);
      case "email", "email-json" -> mail(protocol, endpoint);
      case "sms" -> phone(endpoint);
      case "lambda" -> function(endpoint);
      case "application", "firehose" ->
          throw SnsErrors.invalid(
              "Protocol: Expected sqs, http, https, email, email-json, sms or lambda, but "
                  + protocol
                  + " is not served here");
      default ->
          throw SnsErrors.invalid("Amazon SNS does not support this protocol string: " + protocol);
    };
  }

  /** The word in Subscribe and in {@code MessageStructure=json}. */
  String protocol();

  /** As Subscribe named it. */
  String endpoint();

  /** Whether the subscriber has to say that it wants to be one. */
  default boolean isAsked() {
    return switch (this) {
      case ToWeb _, ToMailbox _ -> true;
      case ToQueue _, ToPhone _, ToFunction _ -> false;
    };
  }

  /** Whether it can take the bare message. */
  default boolean mayBeRaw() {
    return switch (this) {
      case ToQueue _, ToWeb _ -> true;
      case ToMailbox _, ToPhone _, ToFunction _ -> false;
    };
  }

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

  /** To a web server, by POST. */
  record ToWeb(String protocol, String endpoint, URI uri) implements Delivery {}

  /** Into a mailbox, as text or as JSON. */
  record ToMailbox(String protocol, String endpoint) implements Delivery {

    boolean asJson() {
      return protocol.equals("email-json");
    }
  }

  /** To a phone. */
  record ToPhone(String endpoint, Phone phone) implements Delivery {

    @Override
    public String protocol() {
      return "sms";
    }
  }

  /** To a Lambda function. */
  record ToFunction(String endpoint) implements Delivery {

    @Override
    public String protocol() {
      return "lambda";
    }
  }

  private static Delivery queue(String endpoint) {
    if (!endpoint.matches("arn:aws:sqs:[^:]+:[^:]+:[^:]+")) {
      throw SnsErrors.invalid("SQS endpoint ARN: Expected a queue's ARN, but found " + endpoint);
    }
    if (endpoint.endsWith(".fifo")) {
      throw SnsErrors.invalid(
          "Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics");
    }
    return new ToQueue(endpoint);
  }

  private static Delivery web(String protocol, String endpoint) {
    if (!endpoint.startsWith(protocol + "://")) {
      throw SnsErrors.invalid("Endpoint must match the specified protocol");
    }
    try {
      var uri = URI.create(endpoint);
      if (uri.getHost() != null) {
        return new ToWeb(protocol, endpoint, uri);
      }
    } catch (IllegalArgumentException _) {
      // Falls through to the same answer as any other text that is no URL.
    }
    throw SnsErrors.invalid("Endpoint: Expected a URL, but found " + endpoint);
  }

  private static Delivery mail(String protocol, String endpoint) {
    if (!MailCourier.isAddress(endpoint)) {
      throw SnsErrors.invalid("Email address: Expected name@host, but found " + endpoint);
    }
    return new ToMailbox(protocol, endpoint);
  }

  private static Delivery phone(String endpoint) {
    var phone = Phone.orNull(endpoint);
    if (phone == null) {
      throw SnsErrors.invalid("Invalid SMS endpoint: " + endpoint);
    }
    return new ToPhone(endpoint, phone);
  }

  private static Delivery function(String endpoint) {
    if (!endpoint.matches("arn:aws:lambda:[^:]+:[^:]+:function:.+")) {
      throw SnsErrors.invalid(
          "Lambda endpoint ARN: Expected a function's ARN, but found " + endpoint);
    }
    return new ToFunction(endpoint);
  }
}
