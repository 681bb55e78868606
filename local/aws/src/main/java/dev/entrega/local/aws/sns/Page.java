package dev.entrega.local.aws.sns;

import dev.entrega.local.aws.wire.Form;
import dev.entrega.local.aws.wire.Xml;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list, a hundred at a time, as AWS does.
 *
 * @param <T> what is listed
 * @param part of the list
 * @param next where the next part begins; null: this was the last one
 */
record Page<T>(List<T> part, @Nullable String next) {

  private static final int SIZE = 100;

  /** The part that the request's token asks for; the token is the position of the next. */
  static <T> Page<T> of(Form form, String token, List<T> all) {
    var from = position(form.get(token, "0"), all.size());
    var to = Math.min(all.size(), from + SIZE);
    return new Page<>(all.subList(from, to), to < all.size() ? Integer.toString(to) : null);
  }

  /** Writes it as a list with its token behind. */
  Consumer<Xml> written(String element, String token, BiConsumer<Xml, T> write) {
    return xml ->
        xml.in(element, list -> part.forEach(one -> write.accept(list, one))).put(token, next);
  }

  private static int position(String token, int size) {
    try {
      var position = Integer.parseInt(token);
      if (position >= 0 && position <= size) {
        return position;
      }
    } catch (NumberFormatException _) {
      // Falls through to the same answer as any other token that is not ours.
    }
    throw SnsErrors.invalid("NextToken");
  }
}
