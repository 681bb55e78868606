package dev.entrega.local.aws.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entrega.local.aws.account.Account;
import dev.entrega.local.aws.sns.Subscription.Stage;
import dev.entrega.local.aws.sns.delivery.Lanes;
import dev.entrega.local.aws.wire.AwsError;
import dev.entrega.local.store.Drawers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How long a question waits for its answer. */
class ConfirmationsTest {

  private static final Account ACCOUNT = new Account("000000000000", "us-east-1");
  private static final Stage.Confirmed YES = new Stage.Confirmed(false, false);

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-21T10:00:00Z"));
  private final Lanes lanes = new Lanes(1);
  private final Topics topics = new Topics(ACCOUNT, Drawers.NONE);
  private final Subscriptions subscriptions =
      new Subscriptions(ACCOUNT, lanes, now::get, topics, Drawers.NONE);
  private final Confirmations confirmations =
      new Confirmations(now::get, Drawers.NONE, subscriptions::restored);
  private final Topic topic = topics.create("news", Map.of(), null);

  @AfterEach
  void close() {
    lanes.close();
  }

  @Test
  void a_token_is_good_for_two_days() {
    var token = confirmations.issue(subscribe("http://127.0.0.1/a"));

    now.set(now.get().plus(Duration.ofDays(2)));
    assertThat(confirmations.redeem(topic.arn(), token).delivery().endpoint())
        .isEqualTo("http://127.0.0.1/a");

    now.set(now.get().plusSeconds(1));
    assertThatThrownBy(() -> confirmations.redeem(topic.arn(), token))
        .isInstanceOf(AwsError.class)
        .hasMessageContaining("Token");
  }

  @Test
  void a_subscription_that_nobody_confirms_is_gone_after_two_days() {
    var silent = subscribe("http://127.0.0.1/silent");
    var eager = subscriptions.confirm(subscribe("http://127.0.0.1/eager"), YES);

    now.set(now.get().plus(Duration.ofDays(2)).plusSeconds(1));

    assertThat(subscriptions.all()).containsExactly(eager);
    assertThat(subscriptions.find(silent.arn())).isEmpty();
  }

  @Test
  void a_restored_subscription_gives_way_to_a_newer_one() {
    var old = subscriptions.confirm(subscribe("http://127.0.0.1/a"), YES);
    subscriptions.end(old);
    var newer = subscribe("http://127.0.0.1/a");

    assertThat(subscriptions.confirm(old, YES)).isSameAs(newer);
    assertThat(subscriptions.confirm(newer, YES)).isSameAs(newer);
    assertThat(subscriptions.all()).containsExactly(newer);
  }

  private Subscription subscribe(String endpoint) {
    return subscriptions.subscribe(topic, Delivery.of("http", endpoint), Map.of());
  }
}
