package dev.entrega.local.stepfunctions.expression.jsonata;

import com.dashjoin.jsonata.Jsonata;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * {@code $sort}: merges halves, as JSONata does, since a comparator that contradicts itself has to
 * give an order all the same.
 */
final class Sorting {

  private Sorting() {}

  static @Nullable Object sort(Arguments arguments) {
    List<?> list = arguments.list(0);
    if (list == null || list.size() < 2) {
      return list;
    }
    Object comparator = arguments.at(1);
    if (comparator == null) {
      return natural(list);
    }
    return merged(
        new ArrayList<>(list),
        (left, right) -> Jsonata.boolize(Higher.apply(comparator, List.of(left, right))));
  }

  private static List<Object> natural(List<?> list) {
    var sorted = new ArrayList<Object>(list);
    if (list.stream().allMatch(Number.class::isInstance)) {
      sorted.sort(Comparator.comparingDouble(value -> ((Number) value).doubleValue()));
    } else if (list.stream().allMatch(String.class::isInstance)) {
      sorted.sort(Comparator.comparing(String.class::cast));
    } else {
      throw Refusal.coded(
          "D3070",
          "The single argument form of the sort function can only be applied to an array of strings"
              + " or an array of numbers.  Use the second argument to specify a comparison function");
    }
    return sorted;
  }

  private static List<Object> merged(List<Object> list, BiPredicate<Object, Object> after) {
    if (list.size() < 2) {
      return list;
    }
    int middle = list.size() / 2;
    List<Object> left = merged(list.subList(0, middle), after);
    List<Object> right = merged(list.subList(middle, list.size()), after);
    var all = new ArrayList<Object>(list.size());
    int i = 0;
    int k = 0;
    while (i < left.size() && k < right.size()) {
      all.add(after.test(left.get(i), right.get(k)) ? right.get(k++) : left.get(i++));
    }
    all.addAll(left.subList(i, left.size()));
    all.addAll(right.subList(k, right.size()));
    return all;
  }
}
