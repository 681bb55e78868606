package dev.entrega.local.aws.sns;

import dev.entrega.local.store.Drawer;
import dev.entrega.local.store.Drawers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Messages on their way to subscribers outside of this process, each until it has arrived or was
 * laid aside. Who was not reached before the process ended is tried again from the beginning.
 */
final class Outbox {

  private final Drawer<Underway> drawer;
  private List<Underway> before = new ArrayList<>();

  /** One message to one subscriber. */
  record Underway(String subscriptionArn, Notice notice) {

    String key() {
      return subscriptionArn + '/' + notice.messageId();
    }
  }

  /** With what was on its way when the process ended. */
  Outbox(Drawers drawers) {
    drawer = drawers.drawer("sns.outbox", Underway.class);
    drawer.each((_, underway) -> before.add(underway));
  }

  void leaves(Subscription subscription, Notice notice) {
    var underway = new Underway(subscription.arn(), notice);
    drawer.put(underway.key(), underway);
  }

  void arrived(Subscription subscription, Notice notice) {
    drawer.remove(new Underway(subscription.arn(), notice).key());
  }

  /** Shows once what was on its way when the process ended. */
  void resume(BiConsumer<String, Notice> sender) {
    before.forEach(underway -> sender.accept(underway.subscriptionArn(), underway.notice()));
    before = List.of();
  }

  /** Forgets a message whose subscriber is gone. */
  void forget(String subscriptionArn, Notice notice) {
    drawer.remove(new Underway(subscriptionArn, notice).key());
  }
}
