package dev.entrega.chatbot.web;

import dev.entrega.chatbot.answers.Asker;
import dev.entrega.messaging.orders.AnswerDelta;
import dev.entrega.messaging.orders.AnswerEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** An answer that is being written, and everybody who watches it. */
final class LiveAnswer implements Asker {

  private final ReentrantLock telling = new ReentrantLock();
  private final List<AnswerEvent> events = new ArrayList<>();
  private final List<Watcher> watchers = new ArrayList<>();
  private boolean hasEnded;

  @Override
  public void tell(AnswerEvent event) {
    telling.lock();
    try {
      events.add(event);
      hasEnded |= !(event instanceof AnswerDelta);
      watchers.forEach(watcher -> watcher.take(event));
    } finally {
      telling.unlock();
    }
  }

  /** Tells all that was told, and then what comes. */
  void watch(Watcher watcher) {
    telling.lock();
    try {
      events.forEach(watcher::take);
      watchers.add(watcher);
    } finally {
      telling.unlock();
    }
  }

  /** Keeps the connections from looking dead. */
  void beat() {
    telling.lock();
    try {
      watchers.forEach(Watcher::beat);
    } finally {
      telling.unlock();
    }
  }

  /** Ends the connections, of an answer without an end. */
  void close() {
    telling.lock();
    try {
      watchers.forEach(Watcher::close);
    } finally {
      telling.unlock();
    }
  }

  boolean hasEnded() {
    telling.lock();
    try {
      return hasEnded;
    } finally {
      telling.unlock();
    }
  }
}
