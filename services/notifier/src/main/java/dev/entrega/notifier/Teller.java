package dev.entrega.notifier;

import dev.entrega.messaging.faults.GrowingPause;
import dev.entrega.notifier.Messenger.Unreachable;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a customer what is pending on one channel, by rank, each message once.
 *
 * <p>Whoever tells claims the conversation first, for the length of a lease, so that nobody else
 * does so at the same time, here or in another process. A message is written down as sent after the
 * other side has taken it: a crash in between, or a process that stands still for longer than the
 * lease, sends it again, an e-mail with the same Message-ID.
 */
final class Teller {

  private static final Logger LOG = LoggerFactory.getLogger(Teller.class);

  private final Conversations conversations;
  private final Messenger messenger;
  private final NotifierSettings.Sending settings;
  private final GrowingPause pause;
  private final MeterRegistry metrics;

  Teller(
      Conversations conversations,
      Messenger messenger,
      NotifierSettings.Sending settings,
      MeterRegistry metrics) {
    this.conversations = conversations;
    this.messenger = messenger;
    this.settings = settings;
    this.pause = settings.pause().growing();
    this.metrics = metrics;
  }

  /**
   * Goes on with a conversation, if it is due and nobody else does.
   *
   * @throws Unreachable the other side is down; the conversation is due as before
   */
  void tell(String orderId, Channel channel) {
    var conversation = conversations.claim(orderId, channel);
    var isClaimedNow = true;
    while (conversation != null) {
      if (!tellAll(conversation, isClaimedNow) || conversations.finish(conversation)) {
        return;
      }
      conversation = conversations.read(orderId, channel);
      isClaimedNow = false;
    }
  }

  /** Returns false if the rest has to wait. */
  private boolean tellAll(Conversation conversation, boolean isClaimedNow) {
    // Counted for the first message that was pending; what came meanwhile was never tried.
    var attempts = isClaimedNow ? conversation.attempts() : 0;
    var hasWholeLease = isClaimedNow;
    for (var notification : conversation.pending()) {
      if (!hasWholeLease) {
        // Each message has the whole lease.
        conversations.later(conversation, settings.lease(), 0);
      }
      if (!tell(conversation, notification, attempts)) {
        return false;
      }
      hasWholeLease = false;
      attempts = 0;
    }
    return true;
  }

  private boolean tell(Conversation conversation, Notification notification, int attempts) {
    var address = conversation.channel().addressOf(conversation.contact());
    if (conversations.isOptedOut(conversation)) {
      return settle(notification, Outcome.OPTED_OUT, null);
    }
    if (conversation.isLate(notification)) {
      return settle(notification, Outcome.LATE, null);
    }
    if (address == null) {
      return settle(notification, Outcome.NO_ADDRESS, null);
    }
    return switch (send(conversation, notification, address, attempts)) {
      case Delivery.Taken _ -> settle(notification, Outcome.SENT, null);
      case Delivery.Refused(var reason) -> settle(notification, Outcome.REFUSED, reason);
      case Delivery.PutOff(var reason) when attempts + 1 >= settings.attempts() ->
          settle(notification, Outcome.GIVEN_UP, reason);
      case Delivery.PutOff(var reason) -> putOff(conversation, notification, attempts + 1, reason);
    };
  }

  private Delivery send(
      Conversation conversation, Notification notification, String address, int attempts) {
    try {
      return messenger.send(notification, conversation.contact(), address);
    } catch (Unreachable down) {
      conversations.later(conversation, Duration.ZERO, attempts);
      throw down;
    } catch (RuntimeException bug) {
      // Of ours, and of this message: the others shall not wait for its end.
      LOG.error(
          "order {}: {} {} could not be written",
          notification.orderId(),
          notification.channel().word(),
          notification.status(),
          bug);
      return new Delivery.PutOff(bug.getClass().getSimpleName());
    }
  }

  private boolean settle(Notification notification, Outcome outcome, @Nullable String reason) {
    conversations.settle(notification, outcome, reason);
    metrics
        .counter(
            "entrega.notifications",
            "channel",
            notification.channel().word(),
            "status",
            notification.status().name(),
            "outcome",
            outcome.word())
        .increment();
    switch (outcome) {
      case REFUSED, GIVEN_UP -> log(notification, outcome.word() + ": " + reason, true);
      case SENT, LATE, OPTED_OUT, NO_ADDRESS -> log(notification, outcome.word(), false);
    }
    return true;
  }

  private boolean putOff(
      Conversation conversation, Notification notification, int attempts, String reason) {
    var rest = pause.after(attempts);
    conversations.later(conversation, rest, attempts);
    log(notification, "put off for %d s: %s".formatted(rest.toSeconds(), reason), true);
    return false;
  }

  private static void log(Notification notification, String what, boolean isTrouble) {
    var event = isTrouble ? LOG.atWarn() : LOG.atInfo();
    event.log(
        "order {}: {} {} {}",
        notification.orderId(),
        notification.channel().word(),
        notification.status(),
        what);
  }
}
