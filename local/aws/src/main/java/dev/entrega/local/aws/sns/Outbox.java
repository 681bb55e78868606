package dev.entrega.local.aws.sns;

import dev.entrega.local.store.BacklogDrawer;
import dev.entrega.local.store.Drawers;
import java.util.function.BiConsumer;

/**
 * Messages on their way to subscribers outside of this process, each until it has arrived or was
 * laid aside. Who was not reached before the process ended is tried again from the beginning.
 */
final class Outbox {

  private final BacklogDrawer<Underway> backlog;

  /** One message to one subscriber. */
  record Underway(String subscriptionArn, Notice notice) {}

  /** With what was on its way when the process ended. */
  Outbox(Drawers drawers) {
    backlog = new BacklogDrawer<>(drawers.drawer("sns.outbox", Underway.class));
  }

  void leaves(String subscriptionArn, Notice notice) {
    backlog.add(key(subscriptionArn, notice), new Underway(subscriptionArn, notice));
  }

  /** It has arrived, or was laid aside, or its subscriber is gone. */
  void arrived(String subscriptionArn, Notice notice) {
    backlog.done(key(subscriptionArn, notice));
  }

  /** Shows once what was on its way when the process ended. */
  void resume(BiConsumer<String, Notice> sender) {
    backlog.resume((_, underway) -> sender.accept(underway.subscriptionArn(), underway.notice()));
  }

  private static String key(String subscriptionArn, Notice notice) {
    return subscriptionArn + '/' + notice.messageId();
  }
}
