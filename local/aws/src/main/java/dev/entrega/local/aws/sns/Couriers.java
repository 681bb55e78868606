package dev.entrega.local.aws.sns;

import dev.entrega.local.aws.lambda.Functions;
import dev.entrega.local.aws.lambda.Outcome;
import dev.entrega.local.aws.sns.Delivery.ToFunction;
import dev.entrega.local.aws.sns.Delivery.ToMailbox;
import dev.entrega.local.aws.sns.Delivery.ToWeb;
import dev.entrega.local.aws.sns.Envelope.Confirmation;
import dev.entrega.local.aws.sns.Envelope.Question;
import dev.entrega.local.aws.sns.delivery.Attempt;
import dev.entrega.local.aws.sns.delivery.HttpCourier;
import dev.entrega.local.aws.sns.delivery.Mail;
import dev.entrega.local.aws.sns.delivery.MailCourier;
import dev.entrega.local.aws.wire.AwsError;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts messages into the form that each kind of subscriber takes, and carries them once. */
final class Couriers implements AutoCloseable {

  private static final String TEXT = "text/plain; charset=UTF-8";

  private final Functions functions;
  private final @Nullable MailCourier mail;
  private final Envelope envelope;
  private final Mails mails;
  private final HttpCourier http = new HttpCourier();

  /** Without {@code mail} there is no mailbox to subscribe. */
  Couriers(Functions functions, @Nullable MailCourier mail, Envelope envelope) {
    this.functions = functions;
    this.mail = mail;
    this.envelope = envelope;
    this.mails = new Mails(envelope.links());
  }

  Attempt post(ToWeb to, Subscription subscription, Notice notice, String contentType)
      throws InterruptedException {
    var headers = headers("Notification", notice.messageId(), subscription, contentType);
    headers.put("x-amz-sns-subscription-arn", subscription.arn());
    var publication = notice.publication();
    if (subscription.settings().raw()) {
      headers.put("x-amz-sns-rawdelivery", "true");
      return http.post(to.uri(), headers, publication.body(to.protocol()));
    }
    return http.post(to.uri(), headers, envelope.notification(subscription, notice));
  }

  Attempt post(ToWeb to, Subscription subscription, Confirmation confirmation)
      throws InterruptedException {
    var headers = headers(confirmation.type(), confirmation.messageId(), subscription, TEXT);
    headers.put("x-amz-sns-subscription-arn", subscription.arn());
    return http.post(to.uri(), headers, confirmation.json());
  }

  Attempt mail(ToMailbox to, Subscription subscription, Notice notice) {
    var json = to.asJson() ? envelope.notification(subscription, notice) : "";
    return send(mails.notification(subscription, to, notice, json));
  }

  Attempt mail(
      ToMailbox to,
      Question question,
      Subscription subscription,
      String token,
      Confirmation confirmation) {
    return send(mails.confirmation(question, subscription, to, token, confirmation.json()));
  }

  /** Hands the event over as an asynchronous call, which Lambda itself tries three times. */
  Attempt call(ToFunction to, Subscription subscription, Notice notice) {
    try {
      return switch (functions.invoke(to.endpoint(), envelope.event(subscription, notice))) {
        case Outcome.Returned _ -> new Attempt.Done();
        case Outcome.Threw threw ->
            new Attempt.Failed("Expected " + to.endpoint() + " to return, but: " + threw);
      };
    } catch (AwsError e) {
      return new Attempt.Refused(e.text());
    }
  }

  private Attempt send(Mail letter) {
    return mail == null
        ? new Attempt.Refused("Expected an SMTP server, but there is none")
        : mail.send(letter);
  }

  private static Map<String, String> headers(
      String type, String messageId, Subscription subscription, String contentType) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("Content-Type", contentType);
    headers.put("User-Agent", "Amazon Simple Notification Service Agent");
    headers.put("x-amz-sns-message-type", type);
    headers.put("x-amz-sns-message-id", messageId);
    headers.put("x-amz-sns-topic-arn", subscription.topic().arn());
    return headers;
  }

  @Override
  public void close() {
    http.close();
  }
}
