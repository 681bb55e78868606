package dev.entrega.cli.subscriptions;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a subscriber wants to hear of; SNS knows it as a filter policy on message attributes.
 *
 * @param statuses any of them, or every one if there are none
 * @param customers of any of them, or of everybody if there are none
 */
record StatusFilter(List<Status> statuses, List<String> customers) {

  private static final JsonMapper JSON = new JsonMapper();

  boolean isEverything() {
    return statuses.isEmpty() && customers.isEmpty();
  }

  /** {@code {"status":["DELIVERED"],"customerId":["c-17"]}}. */
  String policy() {
    var policy = JSON.createObjectNode();
    if (!statuses.isEmpty()) {
      var names = policy.putArray("status");
      statuses.stream().distinct().forEach(status -> names.add(status.name()));
    }
    if (!customers.isEmpty()) {
      var ids = policy.putArray("customerId");
      customers.stream().distinct().forEach(ids::add);
    }
    return JSON.writeValueAsString(policy);
  }
}
