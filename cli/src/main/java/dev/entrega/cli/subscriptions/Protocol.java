package dev.entrega.cli.subscriptions;

import java.util.regex.Pattern;

/** How a subscriber is told, what its endpoint looks like, and what comes next. */
enum Protocol {
  email("someone@example.com", "[^\\s@]+@[^\\s@]+", Next.MAIL),
  http("http://partner.example.com/orders", "http://.+", Next.POST),
  https("https://partner.example.com/orders", "https://.+", Next.POST),
  sms("+5511998765432", "\\+[1-9][0-9]{6,14}", Next.NOTHING),
  sqs("arn:aws:sqs:us-east-1:000000000000:a-queue", "arn:[^:]+:sqs:.+", Next.POLICY),
  lambda(
      "arn:aws:lambda:us-east-1:000000000000:function:f", "arn:[^:]+:lambda:.+", Next.PERMISSION);

  private final String example;
  private final Pattern shape;
  private final String next;

  Protocol(String example, String shape, String next) {
    this.example = example;
    this.shape = Pattern.compile(shape);
    this.next = next;
  }

  String example() {
    return example;
  }

  boolean accepts(String endpoint) {
    return shape.matcher(endpoint).matches();
  }

  /** For the person who subscribed. */
  String next() {
    return next;
  }

  private static final class Next {

    static final String MAIL =
        "Nothing is sent until the link in a mail to that address is opened. On one machine that mail"
            + " lies in the inbox, http://127.0.0.1:8025";
    static final String POST =
        "Nothing is sent until that address has answered a POST with x-amz-sns-message-type:"
            + " SubscriptionConfirmation by opening the SubscribeURL in it.";
    static final String NOTHING = "It begins with the next change of status.";
    static final String POLICY =
        "It begins with the next change of status, if the queue's policy lets the topic send.";
    static final String PERMISSION =
        "It begins with the next change of status, if the function's policy lets SNS invoke it.";
  }
}
