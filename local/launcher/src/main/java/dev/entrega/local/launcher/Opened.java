package dev.entrega.local.launcher;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has been opened so far; closes it in the opposite order, once. */
final class Opened implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Opened.class);

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private boolean closed;

  /**
   * Keeps it until everything closes.
   *
   * @throws IllegalStateException everything has been closed meanwhile, and now this is too
   */
  synchronized <T extends AutoCloseable> T keep(T opened) {
    open.push(opened);
    if (closed) {
      closeAll();
      throw new IllegalStateException("Expected to start, but was told to stop");
    }
    return opened;
  }

  @Override
  public synchronized void close() {
    closed = true;
    closeAll();
  }

  private void closeAll() {
    while (!open.isEmpty()) {
      var next = open.pop();
      try {
        next.close();
      } catch (Exception e) {
        LOG.warn("Expected {} to close, but: {}", next.getClass().getSimpleName(), e.toString());
      }
    }
  }
}
