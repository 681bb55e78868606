package dev.entrega.local.stepfunctions.definition;

import dev.entrega.local.stepfunctions.expression.DataFlow;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code Retry} and {@code Catch}. */
final class RecoveryReader {

  private static final long MOST = 99_999_999;
  private static final long LONGEST_DELAY = 31_622_400;

  private RecoveryReader() {}

  static Recovery read(Fields fields, Dialect dialect) {
    return new Recovery(retriers(fields), catchers(fields, dialect));
  }

  private static List<Retrier> retriers(Fields fields) {
    var retriers = new ArrayList<Retrier>();
    for (Fields each : fields.objects("Retry")) {
      Errors errors = errors(each);
      Long interval = each.integer("IntervalSeconds", 1, MOST);
      Long attempts = each.integer("MaxAttempts", 0, MOST);
      Double rate = each.decimal("BackoffRate", 1);
      Long longest = each.integer("MaxDelaySeconds", 1, LONGEST_DELAY);
      boolean jitter = jitter(each);
      each.refuseOthers();
      retriers.add(
          new Retrier(
              errors,
              interval == null ? 1 : interval,
              attempts == null ? 3 : attempts,
              rate == null ? 2 : rate,
              longest,
              jitter));
    }
    aloneAndLast(fields, "Retry", retriers.stream().map(Retrier::errors).toList());
    return List.copyOf(retriers);
  }

  private static boolean jitter(Fields fields) {
    return "FULL".equals(fields.oneOf("JitterStrategy", List.of("FULL", "NONE")));
  }

  private static List<Catcher> catchers(Fields fields, Dialect dialect) {
    var catchers = new ArrayList<Catcher>();
    for (Fields each : fields.objects("Catch")) {
      OtherLanguage.refuse(each, dialect.language());
      Errors errors = errors(each);
      DataFlow flow = dialect.ofCatcher(each);
      String next = each.text("Next");
      each.require("Next");
      each.refuseOthers();
      if (next != null) {
        catchers.add(new Catcher(errors, flow, next));
      }
    }
    aloneAndLast(fields, "Catch", catchers.stream().map(Catcher::errors).toList());
    return List.copyOf(catchers);
  }

  private static Errors errors(Fields fields) {
    fields.require("ErrorEquals");
    return new Errors(fields.texts("ErrorEquals"));
  }

  private static void aloneAndLast(Fields fields, String name, List<Errors> all) {
    for (int i = 0; i < all.size(); i++) {
      List<String> names = all.get(i).names();
      if (names.contains(Errors.ALL) && (names.size() > 1 || i < all.size() - 1)) {
        fields.refuse("States.ALL must appear alone and at the end of the list", at(name, i));
      }
    }
  }

  private static String at(String name, int index) {
    return name + "[" + index + "]/ErrorEquals";
  }
}
