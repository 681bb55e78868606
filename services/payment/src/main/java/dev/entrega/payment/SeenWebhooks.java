package dev.entrega.payment;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Remembers, in this process, the webhooks that were taken while they are young enough to be taken
 * again. It refuses the thief's copy early; that a copy has no effect is the charge's state, which
 * outlives the process. Keeps 8 bytes of each, by the second in which it expires.
 */
final class SeenWebhooks {

  private final ConcurrentSkipListMap<Long, Set<Long>> byExpiry = new ConcurrentSkipListMap<>();

  /** False if this one was claimed before and not released. */
  boolean claim(WebhookSignature.Verdict.Genuine webhook, Instant now) {
    Map<Long, Set<Long>> expired = byExpiry.headMap(now.getEpochSecond());
    if (!expired.isEmpty()) {
      expired.clear();
    }
    return byExpiry
        .computeIfAbsent(webhook.expires().getEpochSecond(), _ -> ConcurrentHashMap.newKeySet())
        .add(webhook.fingerprint());
  }

  /** Forgets one that was not taken after all, so that the provider may send it again at once. */
  void release(WebhookSignature.Verdict.Genuine webhook) {
    Set<Long> seen = byExpiry.get(webhook.expires().getEpochSecond());
    if (seen != null) {
      seen.remove(webhook.fingerprint());
    }
  }
}
