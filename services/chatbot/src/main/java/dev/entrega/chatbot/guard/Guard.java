package dev.entrega.chatbot.guard;

import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The last look at an answer on its way out, piece by piece. What is {@link Sensitive} and not
 * {@link Known} does not pass: {@value #WITHHELD} stands in its place. It asks nothing of the
 * model's good will; what a model spells out in words is beyond it, which is why nothing of another
 * customer reaches a model in the first place.
 *
 * <p>It holds back no more than it must: what stands behind the last space that nothing sensitive
 * can reach over, and never more than {@value #MOST_HELD} characters.
 */
public final class Guard {

  static final String WITHHELD = "[…]";

  private static final int MOST_HELD = 160;

  /** Behind such a word something sensitive may go on. */
  private static final Pattern OPEN =
      Pattern.compile("[\\d(+$€]|^(?:brl|usd|eur)$", Pattern.CASE_INSENSITIVE);

  private final Known known;
  private final Consumer<String> next;
  private final StringBuilder held = new StringBuilder();
  private int withheld;

  /** Looks at what comes by that measure, and tells the next one what may pass. */
  public Guard(Known known, Consumer<String> next) {
    this.known = known;
    this.next = next;
  }

  /** Takes the next piece, and passes on what is complete. */
  public void take(String piece) {
    held.append(piece);
    release(held.length() > MOST_HELD ? endOfWords() : endOfClosedWords());
  }

  /** Passes on the rest. */
  public void end() {
    release(held.length());
  }

  /** How often something was withheld. */
  public int withheld() {
    return withheld;
  }

  private void release(int end) {
    if (end > 0) {
      var checked = Sensitive.ANY.matcher(held.substring(0, end)).replaceAll(this::checked);
      held.delete(0, end);
      next.accept(checked);
    }
  }

  private String checked(MatchResult found) {
    if (known.allows(Sensitive.kind(found), found.group())) {
      return Matcher.quoteReplacement(found.group());
    }
    withheld++;
    return WITHHELD;
  }

  /** Where the last space is; all of it where there is none. */
  private int endOfWords() {
    var end = held.length();
    while (end > 0 && !Character.isWhitespace(held.charAt(end - 1))) {
      end--;
    }
    return end == 0 ? held.length() : end;
  }

  /** Behind the last space that follows a word behind which nothing can go on; 0 if none does. */
  private int endOfClosedWords() {
    var end = held.length();
    while (end > 0) {
      while (end > 0 && !Character.isWhitespace(held.charAt(end - 1))) {
        end--;
      }
      var wordEnd = end;
      while (wordEnd > 0 && Character.isWhitespace(held.charAt(wordEnd - 1))) {
        wordEnd--;
      }
      var wordStart = wordEnd;
      while (wordStart > 0 && !Character.isWhitespace(held.charAt(wordStart - 1))) {
        wordStart--;
      }
      if (wordEnd > 0 && !OPEN.matcher(held.substring(wordStart, wordEnd)).find()) {
        return end;
      }
      end = wordStart;
    }
    return 0;
  }
}
