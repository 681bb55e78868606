package dev.entrega.local.aws.sns;

import dev.entrega.local.aws.sns.Subscription.Stage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as it is kept.
 *
 * @param pendingSince of one that is not confirmed
 * @param confirmed of one that is
 */
record StoredSubscription(
    String arn,
    String topicArn,
    String protocol,
    String endpoint,
    SubscriptionSettings settings,
    @Nullable Instant pendingSince,
    Stage.@Nullable Confirmed confirmed) {

  static StoredSubscription of(Subscription subscription) {
    var stage = subscription.stage();
    return new StoredSubscription(
        subscription.arn(),
        subscription.topic().arn(),
        subscription.delivery().protocol(),
        subscription.delivery().endpoint(),
        subscription.settings(),
        stage instanceof Stage.Pending pending ? pending.since() : null,
        stage instanceof Stage.Confirmed known ? known : null);
  }

  Stage stage() {
    if (confirmed != null) {
      return confirmed;
    }
    return pendingSince == null ? new Stage.Ended() : new Stage.Pending(pendingSince);
  }
}
