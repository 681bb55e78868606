package dev.entrega.local.aws.sns.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a message is tried again. */
class RetryPlanTest {

  @Test
  void a_plan_goes_through_four_phases() {
    var policy =
        """
        {"healthyRetryPolicy": {
          "minDelayTarget": 1, "maxDelayTarget": 5, "numRetries": 8, "numNoDelayRetries": 1,
          "numMinDelayRetries": 2, "numMaxDelayRetries": 2, "backoffFunction": "linear"
        }}
        """;

    assertThat(seconds(DeliveryPolicy.ofSubscription(policy).plan(), 9))
        .containsExactly(0L, 1L, 1L, 1L, 3L, 5L, 5L, 5L);
  }

  @ParameterizedTest
  @CsvSource({"linear, 2000", "arithmetic, 1500", "geometric, 1587", "exponential, 1429"})
  void pauses_grow_from_the_least_to_the_most(String function, long secondMillis) {
    var policy =
        """
        {"healthyRetryPolicy": {
          "minDelayTarget": 1, "maxDelayTarget": 4, "numRetries": 4, "backoffFunction": "%s"
        }}
        """
            .formatted(function);
    var plan = DeliveryPolicy.ofSubscription(policy).plan();

    assertThat(plan.pause(1)).isEqualTo(Duration.ofSeconds(1));
    assertThat(plan.pause(2)).isEqualTo(Duration.ofMillis(secondMillis));
    assertThat(plan.pause(4)).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void without_a_policy_there_are_three_retries_twenty_seconds_apart() {
    assertThat(seconds(DeliveryPolicy.NONE.plan(), 4)).containsExactly(20L, 20L, 20L);
    assertThat(DeliveryPolicy.NONE.spacing()).isZero();
  }

  @Test
  void a_mail_is_never_given_up() {
    assertThat(RetryPlan.MAIL.pause(1)).isEqualTo(Duration.ofSeconds(10));
    assertThat(RetryPlan.MAIL.pause(1_000_000)).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void a_topic_may_forbid_subscriptions_to_differ() {
    var topic =
        DeliveryPolicy.ofTopic(
            """
            {"http": {
              "defaultHealthyRetryPolicy": {"numRetries": 1},
              "disableSubscriptionOverrides": true
            }}
            """);
    var subscription =
        DeliveryPolicy.ofSubscription("{\"throttlePolicy\": {\"maxReceivesPerSecond\": 4}}");

    assertThat(topic.under(subscription).spacing()).isZero();
    assertThat(DeliveryPolicy.NONE.under(subscription).spacing()).isEqualTo(Duration.ofMillis(250));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no JSON",
        "[]",
        "{'healthyRetryPolicy': 7}",
        "{'healthyRetryPolicy': {'numRetries': 101}}",
        "{'healthyRetryPolicy': {'numRetries': '3'}}",
        "{'healthyRetryPolicy': {'minDelayTarget': 30, 'maxDelayTarget': 20}}",
        "{'healthyRetryPolicy': {'maxDelayTarget': 3601}}",
        "{'healthyRetryPolicy': {'numRetries': 2, 'numNoDelayRetries': 3}}",
        "{'healthyRetryPolicy': {'backoffFunction': 'hopeful'}}",
        "{'healthyRetryPolicy': {'numRetries': 100, 'minDelayTarget': 60, 'maxDelayTarget': 60}}",
        "{'throttlePolicy': {'maxReceivesPerSecond': 0}}",
        "{'requestPolicy': {'headerContentType': 'image/png'}}",
        "{'requestPolicy': {'headerContentType': 1}}",
        "{'sicklyRetryPolicy': {}}",
      })
  void what_is_no_policy_is_refused(String policy) {
    assertThatThrownBy(() -> DeliveryPolicy.ofSubscription(policy.replace('\'', '"')))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Long> seconds(RetryPlan plan, int failures) {
    var seconds = new ArrayList<Long>();
    for (var failure = 1; failure <= failures; failure++) {
      var pause = plan.pause(failure);
      if (pause != null) {
        seconds.add(pause.toSeconds());
      }
    }
    return seconds;
  }
}
