package dev.entrega.messaging.topology;

import dev.entrega.messaging.orders.Event;
import java.util.Locale;
import java.util.regex.Pattern;

/** What an event is called on the wire: its CloudEvents type and its routing key. */
public final class RoutingKeys {

  private static final Pattern WORD = Pattern.compile("(?<!^)(?=[A-Z])");

  private RoutingKeys() {}

  /** {@code DeliveryOutForDelivery} becomes {@code delivery.out-for-delivery}. */
  public static String of(Class<? extends Event> type) {
    var words = WORD.matcher(type.getSimpleName()).replaceAll("-").toLowerCase(Locale.ROOT);
    return words.replaceFirst("-", ".");
  }
}
