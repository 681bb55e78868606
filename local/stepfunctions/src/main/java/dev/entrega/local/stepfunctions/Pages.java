package dev.entrega.local.stepfunctions;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Cuts lists into pages, and makes the tokens that tell where the next one begins. A token is good
 * for the same question alone, and for 24 hours.
 */
final class Pages {

  private static final int USUAL = 100;
  private static final Duration GOOD_FOR = Duration.ofHours(24);
  private static final int PARTS = 3;

  private final InstantSource time;

  Pages(InstantSource time) {
    this.time = time;
  }

  /** One page, and the token of the next one. */
  record Page<T>(List<T> items, @Nullable String nextToken) {}

  /** How many items a page has. */
  static int size(@Nullable Integer maxResults) {
    return maxResults == null || maxResults == 0 ? USUAL : maxResults;
  }

  /**
   * The page of a list that a token tells.
   *
   * @param question what was asked for; a token of another question is refused
   * @param all in the order of their keys
   * @param key where an item stands, even if it is there no more when the next page is asked for
   */
  <T> Page<T> of(
      String question,
      List<T> all,
      Function<T, String> key,
      @Nullable Integer maxResults,
      @Nullable String nextToken) {
    String after = place(question, nextToken);
    int from = after == null ? 0 : after(all, key, after);
    int to = Math.min(all.size(), from + size(maxResults));
    List<T> items = List.copyOf(all.subList(from, to));
    return new Page<>(items, to < all.size() ? token(question, key.apply(items.getLast())) : null);
  }

  private static <T> int after(List<T> all, Function<T, String> key, String place) {
    int index = 0;
    while (index < all.size() && key.apply(all.get(index)).compareTo(place) <= 0) {
      index++;
    }
    return index;
  }

  /** A token that tells where the next page begins. */
  String token(String question, String place) {
    String text =
        Integer.toHexString(question.hashCode())
            + "|"
            + time.instant().toEpochMilli()
            + "|"
            + place;
    return Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Where the page begins that a token tells; at the beginning where there is none. */
  @Nullable String place(String question, @Nullable String nextToken) {
    if (nextToken == null) {
      return null;
    }
    String[] parts = decoded(nextToken).split("\\|", PARTS);
    if (parts.length < PARTS
        || !parts[0].equals(Integer.toHexString(question.hashCode()))
        || !isGood(parts[1])) {
      throw invalid();
    }
    return parts[2];
  }

  /** The same for places that are numbers. */
  @Nullable Long number(String question, @Nullable String nextToken) {
    String place = place(question, nextToken);
    try {
      return place == null ? null : Long.valueOf(place);
    } catch (NumberFormatException _) {
      throw invalid();
    }
  }

  private static String decoded(String token) {
    try {
      return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw invalid();
    }
  }

  private boolean isGood(String millis) {
    try {
      Instant given = Instant.ofEpochMilli(Long.parseLong(millis));
      return !time.instant().isAfter(given.plus(GOOD_FOR));
    } catch (NumberFormatException _) {
      return false;
    }
  }

  private static StepFunctionsException invalid() {
    return Requests.invalidToken();
  }
}
