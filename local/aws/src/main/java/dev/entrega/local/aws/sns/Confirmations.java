package dev.entrega.local.aws.sns;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** The tokens with which subscribers answer that they want to be subscribers. */
final class Confirmations {

  /** AWS's: after two days a token is void and a pending subscription gone. */
  static final Duration VALID = Duration.ofDays(2);

  private record Issued(Subscription subscription, Instant until) {}

  private final InstantSource time;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Issued> issued = new LinkedHashMap<>();

  Confirmations(InstantSource time) {
    this.time = time;
  }

  /** A new token; earlier ones of the same subscription stay valid. */
  synchronized String issue(Subscription subscription) {
    var now = time.instant();
    issued.values().removeIf(old -> old.until().isBefore(now));
    var bytes = new byte[64];
    random.nextBytes(bytes);
    var token = HexFormat.of().formatHex(bytes);
    issued.put(token, new Issued(subscription, now.plus(VALID)));
    return token;
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
