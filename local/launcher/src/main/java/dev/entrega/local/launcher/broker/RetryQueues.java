package dev.entrega.local.launcher.broker;

import java.util.Map;
import java.util.regex.Pattern;
import org.apache.qpid.server.model.AbstractConfigurationChangeListener;
import org.apache.qpid.server.model.ConfiguredObject;
import org.apache.qpid.server.model.Queue;
import org.apache.qpid.server.model.Queue.ExpiryPolicy;

/**
 * Makes a queue that is called {@code <queue>.retry.<delay>} keep each message for that time and
 * then give it back to the queue, which is what our services ask of RabbitMQ by arguments. Qpid
 * ignores those, and has the same under other names.
 */
final class RetryQueues extends AbstractConfigurationChangeListener {

  private static final Pattern NAME = Pattern.compile("(.+)\\.retry\\.(\\d+)(ms|s|m|h)");

  private static final Map<String, Long> MILLIS =
      Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L);

  /** Looks after the queues that are there, and those to come. */
  void watch(ConfiguredObject<?> virtualHost) {
    virtualHost.addChangeListener(this);
    virtualHost.getChildren(Queue.class).forEach(queue -> childAdded(virtualHost, queue));
  }

  @Override
  public void childAdded(ConfiguredObject<?> virtualHost, ConfiguredObject<?> child) {
    var name = NAME.matcher(child.getName());
    if (child instanceof Queue<?> && name.matches()) {
      child.setAttributes(
          Map.of(
              Queue.MAXIMUM_MESSAGE_TTL,
              Long.parseLong(name.group(2)) * MILLIS.getOrDefault(name.group(3), 1L),
              Queue.EXPIRY_POLICY,
              ExpiryPolicy.ROUTE_TO_ALTERNATE,
              Queue.ALTERNATE_BINDING,
              Map.of("destination", name.group(1))));
    }
  }
}
