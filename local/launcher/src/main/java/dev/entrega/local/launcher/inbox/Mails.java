package dev.entrega.local.launcher.inbox;

import dev.entrega.local.store.Drawer;
import dev.entrega.local.store.Drawers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** All mails that came, until they are too many: then the oldest go. */
final class Mails {

  private static final int MOST = 20_000;
  private static final long MOST_BYTES = 64L << 20;

  private final Deque<Mail> mails = new ArrayDeque<>();
  private final InstantSource time;
  private long bytes;
  private long received;
  private final Drawers drawers;
  private final Drawer<Letter> drawer;

  /** A mail as it is kept. */
  record Letter(Instant at, String to, String source) {}

  /** With the mails that were kept. */
  Mails(InstantSource time, Drawers drawers) {
    this.time = time;
    this.drawers = drawers;
    this.drawer = drawers.drawer("inbox.mails", Letter.class);
    drawer.each((number, letter) -> {
      received = Long.parseLong(number);
      put(letter);
    });
  }

  /** Takes a mail; returns when it is kept. */
  void add(String to, String source) {
    synchronized (this) {
      var letter = new Letter(time.instant(), to, source);
      received++;
      put(letter);
      drawer.put(Drawer.numbered(received), letter);
      while (mails.size() > MOST || bytes > MOST_BYTES) {
        var oldest = mails.removeFirst();
        bytes -= oldest.source().length();
        drawer.remove(Drawer.numbered(oldest.id()));
      }
    }
    drawers.secure();
  }

  private synchronized void put(Letter letter) {
    var head = MailText.head(letter.source());
    mails.addLast(new Mail(received, letter.at(), letter.to(), head, letter.source()));
    bytes += letter.source().length();
  }

  /** How many ever came. */
  synchronized long received() {
    return received;
  }

  synchronized Optional<Mail> find(long id) {
    return mails.stream().filter(mail -> mail.id() == id).findAny();
  }

  /**
   * The newest first.
   *
   * @param words that each of them mentions; all do if there are none
   */
  synchronized List<Mail> newest(String words, int limit) {
    Iterable<Mail> newestFirst = mails::descendingIterator;
    return StreamSupport.stream(newestFirst.spliterator(), false)
        .filter(mail -> mail.mentions(words))
        .limit(limit)
        .toList();
  }
}
