package dev.entrega.local.aws.sns.delivery;

import dev.entrega.local.aws.wire.Json;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a topic or a subscription asks of deliveries by HTTP ("Creating an HTTP/S delivery policy").
 * What one leaves open the next one decides: subscription, topic, AWS's defaults.
 */
public final class DeliveryPolicy {

  /** Leaves all open. */
  public static final DeliveryPolicy NONE = new DeliveryPolicy(null, null, null, false);

  private static final String TEXT = "text/plain; charset=UTF-8";
  private static final Set<String> CONTENT_TYPES =
      Set.of(
          "application/atom+xml",
          "application/json",
          "application/octet-stream",
          "application/soap+xml",
          "application/x-www-form-urlencoded",
          "application/xhtml+xml",
          "application/xml",
          "text/css",
          "text/csv",
          "text/html",
          "text/plain",
          "text/xml");

  private final @Nullable HealthyRetries retries;
  private final @Nullable Integer receivesPerSecond;
  private final @Nullable String contentType;
  private final boolean overrides;

  private DeliveryPolicy(
      @Nullable HealthyRetries retries,
      @Nullable Integer receivesPerSecond,
      @Nullable String contentType,
      boolean overrides) {
    this.retries = retries;
    this.receivesPerSecond = receivesPerSecond;
    this.contentType = contentType;
    this.overrides = overrides;
  }

  /**
   * A subscription's.
   *
   * @throws IllegalArgumentException no policy that SNS takes
   */
  public static DeliveryPolicy ofSubscription(String json) {
    var policy =
        PolicyReader.of(json, Set.of("healthyRetryPolicy", "throttlePolicy", "requestPolicy"));
    return of(policy, "healthyRetryPolicy", "throttlePolicy", "requestPolicy", false);
  }

  /**
   * A topic's.
   *
   * @throws IllegalArgumentException no policy that SNS takes
   */
  public static DeliveryPolicy ofTopic(String json) {
    var known =
        Set.of(
            "defaultHealthyRetryPolicy",
            "disableSubscriptionOverrides",
            "defaultThrottlePolicy",
            "defaultRequestPolicy");
    var http = PolicyReader.of(json, Set.of("http")).object("http", known);
    return http == null
        ? NONE
        : of(
            http,
            "defaultHealthyRetryPolicy",
            "defaultThrottlePolicy",
            "defaultRequestPolicy",
            http.truth("disableSubscriptionOverrides"));
  }

  private static DeliveryPolicy of(
      PolicyReader policy, String retries, String throttle, String request, boolean overrides) {
    var healthy = policy.object(retries, HealthyRetries.NAMES);
    var throttling = policy.object(throttle, Set.of("maxReceivesPerSecond"));
    var requests = policy.object(request, Set.of("headerContentType"));
    var perSecond =
        throttling == null ? 0 : throttling.number("maxReceivesPerSecond", 0, 1, Integer.MAX_VALUE);
    return new DeliveryPolicy(
        healthy == null ? null : HealthyRetries.of(healthy),
        perSecond == 0 ? null : perSecond,
        requests == null ? null : checked(requests.text("headerContentType")),
        overrides);
  }

  private static @Nullable String checked(@Nullable String contentType) {
    if (contentType != null && !CONTENT_TYPES.contains(contentType.replaceFirst(";.*", ""))) {
      throw new IllegalArgumentException(
          "Expected headerContentType of " + CONTENT_TYPES + ", but found " + contentType);
    }
    return contentType;
  }

  /** This policy of a topic, and that of a subscription before it where it may. */
  public DeliveryPolicy under(DeliveryPolicy subscription) {
    if (overrides) {
      return this;
    }
    var first = subscription;
    return new DeliveryPolicy(
        first.retries == null ? retries : first.retries,
        first.receivesPerSecond == null ? receivesPerSecond : first.receivesPerSecond,
        first.contentType == null ? contentType : first.contentType,
        false);
  }

  /** When to try again. */
  public RetryPlan plan() {
    return retries().plan();
  }

  /** How far apart messages are to be at least. */
  public Duration spacing() {
    return receivesPerSecond == null
        ? Duration.ZERO
        : Duration.ofSeconds(1).dividedBy(receivesPerSecond);
  }

  /** The header {@code Content-Type} of notifications. */
  public String contentType() {
    return contentType == null ? TEXT : contentType;
  }

  /** As a subscription's {@code EffectiveDeliveryPolicy} tells it. */
  public String ofSubscriptionJson() {
    var json = Json.MAPPER.createObjectNode();
    json.set("healthyRetryPolicy", retries().json());
    json.putNull("sicklyRetryPolicy");
    json.set("throttlePolicy", throttle());
    json.putObject("requestPolicy").put("headerContentType", contentType());
    return json.put("guaranteed", false).toString();
  }

  /** As a topic's {@code EffectiveDeliveryPolicy} tells it. */
  public String ofTopicJson() {
    var json = Json.MAPPER.createObjectNode();
    var http = json.putObject("http");
    http.set("defaultHealthyRetryPolicy", retries().json());
    http.put("disableSubscriptionOverrides", overrides);
    if (receivesPerSecond != null) {
      http.set("defaultThrottlePolicy", throttle());
    }
    http.putObject("defaultRequestPolicy").put("headerContentType", contentType());
    return json.toString();
  }

  private @Nullable ObjectNode throttle() {
    return receivesPerSecond == null
        ? null
        : Json.MAPPER.createObjectNode().put("maxReceivesPerSecond", receivesPerSecond);
  }

  private HealthyRetries retries() {
    return retries == null ? HealthyRetries.DEFAULT : retries;
  }
}
