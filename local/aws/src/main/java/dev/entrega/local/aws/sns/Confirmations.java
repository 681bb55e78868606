package dev.entrega.local.aws.sns;

import dev.entrega.local.store.Drawer;
import dev.entrega.local.store.Drawers;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The tokens with which subscribers answer that they want to be subscribers. */
final class Confirmations {

  /** AWS's: after two days a token is void and a pending subscription gone. */
  static final Duration VALID = Duration.ofDays(2);

  private record Issued(Subscription subscription, Instant until) {}

  /** A token as it is kept, with the subscription as it was then. */
  record StoredToken(StoredSubscription subscription, Instant until) {}

  private final InstantSource time;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Issued> issued = new LinkedHashMap<>();
  private final Drawer<StoredToken> drawer;

  /** With the tokens that were kept, unless their topic is gone. */
  Confirmations(
      InstantSource time,
      Drawers drawers,
      Function<StoredSubscription, @Nullable Subscription> subscriptions) {
    this.time = time;
    this.drawer = drawers.drawer("sns.tokens", StoredToken.class);
    drawer.each((token, stored) -> {
      var subscription = subscriptions.apply(stored.subscription());
      if (subscription != null) {
        issued.put(token, new Issued(subscription, stored.until()));
      }
    });
  }

  /** A new token; earlier ones of the same subscription stay valid. */
  synchronized String issue(Subscription subscription) {
    var now = time.instant();
    forgetVoid(now);
    var bytes = new byte[64];
    random.nextBytes(bytes);
    var token = HexFormat.of().formatHex(bytes);
    var until = now.plus(VALID);
    issued.put(token, new Issued(subscription, until));
    drawer.put(token, new StoredToken(StoredSubscription.of(subscription), until));
    return token;
  }

  private void forgetVoid(Instant now) {
    issued
        .entrySet()
        .removeIf(old -> {
          var isVoid = old.getValue().until().isBefore(now);
          if (isVoid) {
            drawer.remove(old.getKey());
          }
          return isVoid;
        });
  }

  /**
   * The subscription that a token confirms, as often as it is asked.
   *
   * @throws dev.entrega.local.aws.wire.AwsError {@code InvalidParameter}: unknown, void, or of
   *     another topic
   */
  synchronized Subscription redeem(String topicArn, String token) {
    var found = issued.get(token);
    if (found == null || found.until().isBefore(time.instant())) {
      throw SnsErrors.invalid("Token");
    }
    if (!found.subscription().topic().arn().equals(topicArn)) {
      throw SnsErrors.invalid("Topic");
    }
    return found.subscription();
  }
}
