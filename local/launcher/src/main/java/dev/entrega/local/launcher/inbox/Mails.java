package dev.entrega.local.launcher.inbox;

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

  Mails(InstantSource time) {
    this.time = time;
  }

  synchronized void add(String to, String source) {
    received++;
    mails.addLast(new Mail(received, time.instant(), to, MailText.head(source), source));
    bytes += source.length();
    while (mails.size() > MOST || bytes > MOST_BYTES) {
      bytes -= mails.removeFirst().source().length();
    }
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
