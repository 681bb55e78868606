package dev.entrega.local.aws.sns.sms;

import dev.entrega.local.store.Drawer;
import dev.entrega.local.store.Drawers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All phones of this machine, as one inbox that keeps the newest thousand messages. */
public final class Phones {

  /** More than this, and the oldest go. */
  public static final int LIMIT = 1000;

  /** AWS's: a number is opted in for its owner once in thirty days. */
  private static final Duration BETWEEN_OPT_INS = Duration.ofDays(30);

  private static final Set<String> STOP =
      Set.of(
          "ARRET",
          "CANCEL",
          "END",
          "OPT-OUT",
          "OPTOUT",
          "QUIT",
          "REMOVE",
          "STOP",
          "TD",
          "UNSUBSCRIBE");
  private static final Set<String> START = Set.of("START", "UNSTOP");

  private final InstantSource time;
  private final Deque<Sms> inbox = new ArrayDeque<>();
  private final Set<String> optedOut = new TreeSet<>();
  private final Map<String, Instant> optedIn = new HashMap<>();
  private final Drawers drawers;
  private final Drawer<Sms> messages;
  private final Drawer<Wish> wishes;
  private long arrived;

  /**
   * What the owner of a phone wants.
   *
   * @param out no messages
   * @param optedIn when that was last undone for the owner
   */
  record Wish(boolean out, @Nullable Instant optedIn) {}

  /** With the messages and opt-outs that were kept. */
  public Phones(InstantSource time, Drawers drawers) {
    this.time = time;
    this.drawers = drawers;
    this.messages = drawers.drawer("sns.sms", Sms.class);
    this.wishes = drawers.drawer("sns.phones", Wish.class);
    messages.each((number, sms) -> {
      inbox.addLast(sms);
      arrived = Long.parseLong(number);
    });
    wishes.each((number, wish) -> {
      if (wish.out()) {
        optedOut.add(number);
      }
      if (wish.optedIn() != null) {
        optedIn.put(number, wish.optedIn());
      }
    });
  }

  /** Delivers; false where the phone's owner has opted out. */
  public synchronized boolean deliver(Sms sms) {
    if (isOptedOut(sms.to())) {
      return false;
    }
    if (inbox.size() == LIMIT) {
      inbox.removeFirst();
      messages.remove(Drawer.numbered(arrived + 1 - LIMIT));
    }
    inbox.addLast(sms);
    messages.put(Drawer.numbered(++arrived), sms);
    return true;
  }

  /** Waits until all that happened before is kept. */
  void secure() {
    drawers.secure();
  }

  /** What arrived, oldest first; of one phone, or of all where there is none given. */
  public synchronized List<Sms> messages(@Nullable Phone to) {
    return inbox.stream().filter(sms -> to == null || sms.to().equals(to)).toList();
  }

  /**
   * The owner of a phone answers: {@code STOP} and its like opt out, {@code START} opts in again,
   * all else says nothing to anybody.
   *
   * @return whether the phone is opted out now
   */
  public synchronized boolean reply(Phone phone, String text) {
    var word = text.strip().toUpperCase(Locale.ROOT);
    if (STOP.contains(word)) {
      optedOut.add(phone.number());
    } else if (START.contains(word)) {
      optedOut.remove(phone.number());
    }
    keep(phone);
    return isOptedOut(phone);
  }

  /** Whether the owner wants no messages. */
  public synchronized boolean isOptedOut(Phone phone) {
    return optedOut.contains(phone.number());
  }

  /** Who wants no messages, by number. */
  public synchronized List<Phone> optedOut() {
    return optedOut.stream().map(Phone::new).toList();
  }

  /** Opts in on behalf of the owner; false where that was done within the last thirty days. */
  public synchronized boolean optIn(Phone phone) {
    if (!isOptedOut(phone)) {
      return true;
    }
    var now = time.instant();
    var last = optedIn.get(phone.number());
    if (last != null && last.plus(BETWEEN_OPT_INS).isAfter(now)) {
      return false;
    }
    optedIn.put(phone.number(), now);
    optedOut.remove(phone.number());
    keep(phone);
    return true;
  }

  private void keep(Phone phone) {
    wishes.put(phone.number(), new Wish(isOptedOut(phone), optedIn.get(phone.number())));
  }
}
