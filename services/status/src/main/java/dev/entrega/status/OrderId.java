package dev.entrega.status;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the id of an order looks like: the name of an execution on AWS. */
final class OrderId {

  static final String SHAPE = "[A-Za-z0-9_-]{1,80}";

  private static final Pattern PATTERN = Pattern.compile(SHAPE);

  private OrderId() {}

  static boolean isOne(@Nullable String text) {
    return text != null && PATTERN.matcher(text).matches();
  }
}
