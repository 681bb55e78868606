package dev.entrega.local.aws.sns;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A name to publish to.
 *
 * @param arn its full name
 * @param displayName for people; may be empty
 * @param subscriptions in the order in which they came
 */
record Topic(String arn, String displayName, List<Subscription> subscriptions) {

  Topic(String arn, String displayName) {
    this(arn, displayName, new CopyOnWriteArrayList<>());
  }
}
