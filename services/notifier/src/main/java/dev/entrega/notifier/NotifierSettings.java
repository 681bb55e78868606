package dev.entrega.notifier;

import dev.entrega.messaging.faults.GrowingPause;
import dev.entrega.messaging.orders.OrderStatus;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator may set.
 *
 * @param publicUrl where customers reach this service, for the links in their mails; if empty, its
 *     own address, which is right on one machine
 * @param linkSecret signs these links; never logged. Whoever changes it makes the links of old
 *     mails worthless
 * @param concurrency how many messages of each kind may be worked on at once
 * @param email what is told by e-mail, and by whom
 * @param sms what is told by SMS
 * @param sending how messages are sent
 */
@ConfigurationProperties("notifier")
record NotifierSettings(
    @DefaultValue("") String publicUrl,
    @DefaultValue("") String linkSecret,
    @DefaultValue("8") int concurrency,
    @DefaultValue Email email,
    @DefaultValue Sms sms,
    @DefaultValue Sending sending) {

  private static final int SHORTEST_SECRET = 16;

  NotifierSettings {
    if (linkSecret.length() < SHORTEST_SECRET) {
      throw new IllegalArgumentException(
          "Expected the setting notifier.link-secret to have at least %d characters, but it has %d"
              .formatted(SHORTEST_SECRET, linkSecret.length()));
    }
  }

  /** Which statuses are told on a channel. */
  Set<OrderStatus> statusesOf(Channel channel) {
    return switch (channel) {
      case EMAIL -> email.statuses();
      case SMS -> sms.statuses();
    };
  }

  /**
   * E-mail: it costs nothing and waits to be read, so every step is told.
   *
   * @param sender who writes, as in {@code Entrega <entrega@example.com>}
   * @param statuses what is told
   */
  record Email(
      @DefaultValue("Entrega <entrega@localhost>") String sender,
      @DefaultValue({
            "RECEIVED",
            "CONFIRMED",
            "PAYMENT_APPROVED",
            "DISPATCHED",
            "OUT_FOR_DELIVERY",
            "REFUNDED",
            "UNAVAILABLE",
            "PAYMENT_DECLINED",
            "DELIVERY_FAILED",
            "FAILED",
            "CANCELLED",
            "DELIVERED"
          })
          Set<OrderStatus> statuses) {

    Email {
      parsed(sender);
    }

    InternetAddress from() {
      return parsed(sender);
    }

    private static InternetAddress parsed(String sender) {
      try {
        return new InternetAddress(sender, true);
      } catch (AddressException e) {
        throw new IllegalArgumentException(
            "Expected the setting notifier.email.sender to be an address, but it is " + sender, e);
      }
    }
  }

  /**
   * SMS: each costs money and interrupts, so only what somebody must act on or be at home for, and
   * every way in which an order ends.
   *
   * @param statuses what is told
   */
  record Sms(
      @DefaultValue({
            "OUT_FOR_DELIVERY",
            "UNAVAILABLE",
            "PAYMENT_DECLINED",
            "DELIVERY_FAILED",
            "FAILED",
            "CANCELLED",
            "DELIVERED"
          })
          Set<OrderStatus> statuses) {}

  /**
   * How messages are sent.
   *
   * @param atOnce how many on each channel, which for e-mail is the number of connections
   * @param patience for how long a message rests before it is sent, so that one of lower rank that
   *     it overtook on the way goes first
   * @param sweepEvery how often messages are looked for that are due
   * @param sweepSize how many orders are taken at once
   * @param lease for how long an order is left alone by everybody else while its messages are sent,
   *     so also how long it waits after a crash; longer than one message may take, which is the
   *     time to connect and that of six answers
   * @param rest for how long a channel rests whose other side is down
   * @param pause for how long a message rests that the other side put off
   * @param attempts after how many of these it is given up; 100 are four days
   */
  record Sending(
      @DefaultValue("8") int atOnce,
      @DefaultValue("1s") Duration patience,
      @DefaultValue("1s") Duration sweepEvery,
      @DefaultValue("64") int sweepSize,
      @DefaultValue("5m") Duration lease,
      @DefaultValue Rest rest,
      @DefaultValue Pause pause,
      @DefaultValue("100") int attempts) {

    /**
     * Of a channel.
     *
     * @param first after the first failure; doubles with each one
     * @param longest that is never exceeded
     */
    record Rest(@DefaultValue("1s") Duration first, @DefaultValue("1m") Duration longest) {

      GrowingPause growing() {
        return new GrowingPause(first, longest);
      }
    }

    /**
     * Of a message.
     *
     * @param first after the first time; doubles with each one
     * @param longest that is never exceeded
     */
    record Pause(@DefaultValue("1m") Duration first, @DefaultValue("1h") Duration longest) {

      GrowingPause growing() {
        return new GrowingPause(first, longest);
      }
    }
  }

  @Override
  public String toString() {
    return "NotifierSettings[publicUrl=%s, email=%s, sms=%s, sending=%s]"
        .formatted(publicUrl, email, sms, sending);
  }
}
