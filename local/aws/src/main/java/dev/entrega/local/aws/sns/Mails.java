package dev.entrega.local.aws.sns;

import dev.entrega.local.aws.sns.Delivery.ToMailbox;
import dev.entrega.local.aws.sns.Envelope.Question;
import dev.entrega.local.aws.sns.delivery.Mail;
import java.util.Objects;

/**
 * What mails say, after AWS's own.
 *
 * @param links in them
 */
record Mails(Links links) {

  /** A publication as a mail; {@code envelope} is used by {@code email-json} alone. */
  Mail notification(Subscription subscription, ToMailbox to, Notice notice, String envelope) {
    var subject =
        Objects.requireNonNullElse(notice.publication().subject(), "AWS Notification Message");
    var text =
        to.asJson()
            ? envelope
            : """
            %s

            --
            If you wish to stop receiving notifications from this topic, please visit the link \
            below to unsubscribe:
            %s
            """
                .formatted(
                    notice.publication().body(to.protocol()),
                    links.unsubscribe(subscription.arn()));
    return new Mail(to.endpoint(), from(subscription), subject, text);
  }

  /** A question as a mail; {@code envelope} is used by {@code email-json} alone. */
  Mail confirmation(
      Question question, Subscription subscription, ToMailbox to, String token, String envelope) {
    var link = links.confirm(subscription.topic().arn(), token);
    var topic = subscription.topic().arn();
    var text =
        switch (question) {
          case SUBSCRIBE ->
              """
              You have chosen to subscribe to the topic:
              %s

              To confirm this subscription, visit the link below (if this was in error no action \
              is necessary):
              %s
              """
                  .formatted(topic, link);
          case UNSUBSCRIBE ->
              """
              Your subscription to the topic below has been deactivated:
              %s

              If it was not your intention to unsubscribe, visit the link below to subscribe again:
              %s
              """
                  .formatted(topic, link);
        };
    var subject =
        switch (question) {
          case SUBSCRIBE -> "AWS Notification - Subscription Confirmation";
          case UNSUBSCRIBE -> "AWS Notification - Unsubscribe Confirmation";
        };
    return new Mail(to.endpoint(), from(subscription), subject, to.asJson() ? envelope : text);
  }

  /** AWS shows a topic's display name as the sender's. */
  private static String from(Subscription subscription) {
    var name = subscription.topic().attributes().displayName();
    return name.isEmpty() ? "AWS Notifications" : name;
  }
}
