package dev.entrega.local.stepfunctions;

import dev.entrega.local.stepfunctions.api.Member;
import dev.entrega.local.stepfunctions.expression.Payload;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Holds requests against what {@link Member} demands of their members, and refuses in AWS's words
 * those that do not comply: all that is wrong at once, up to ten.
 */
final class Constraints {

  private static final int MOST_TOLD = 10;

  private static final ClassValue<List<Rule>> RULES =
      new ClassValue<>() {
        @Override
        protected List<Rule> computeValue(Class<?> type) {
          return Stream.of(type.getRecordComponents()).map(Rule::of).toList();
        }
      };

  private final List<String> found = new ArrayList<>();

  private Constraints() {}

  /** One member, and what is demanded of it. */
  private record Rule(
      RecordComponent component, @Nullable Member demanded, @Nullable Pattern pattern) {

    static Rule of(RecordComponent component) {
      Member demanded = component.getAnnotation(Member.class);
      String pattern = demanded == null ? "" : demanded.pattern();
      return new Rule(component, demanded, pattern.isEmpty() ? null : Pattern.compile(pattern));
    }

    @Nullable Object value(Record request) {
      try {
        return component.getAccessor().invoke(request);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("Expected to read " + component + ", but: " + e, e);
      }
    }
  }

  /** The same request, if it complies. */
  static <R extends Record> R checked(R request) {
    var constraints = new Constraints();
    constraints.check("", request);
    constraints.refuse();
    return request;
  }

  private void refuse() {
    if (!found.isEmpty()) {
      int told = Math.min(found.size(), MOST_TOLD);
      throw new StepFunctionsException(
          "ValidationException",
          "%d validation error%s detected: %s"
              .formatted(told, told == 1 ? "" : "s", String.join("; ", found.subList(0, told))));
    }
  }

  private void check(String path, Record request) {
    for (Rule rule : RULES.get(request.getClass())) {
      String name = path + rule.component().getName();
      Object value = rule.value(request);
      if (rule.demanded() != null) {
        check(name, value, rule.demanded(), rule.pattern());
      }
      if (value instanceof Record inner) {
        check(name + ".", inner);
      } else if (value instanceof List<?> list) {
        elements(name, list);
      }
    }
  }

  private void elements(String name, List<?> list) {
    for (int i = 0; i < list.size(); i++) {
      String member = "%s.%d.member".formatted(name, i + 1);
      switch (list.get(i)) {
        case null -> tell(member, " null", "Member must not be null");
        case Record element -> check(member + ".", element);
        default -> {
          // a text, which is checked with its list
        }
      }
    }
  }

  private void check(
      String name, @Nullable Object value, Member demanded, @Nullable Pattern pattern) {
    switch (value) {
      case null -> {
        if (demanded.required()) {
          tell(name, " null", "Member must not be null");
        }
      }
      case String text -> text(name, text, demanded, pattern);
      case Double number -> {
        double away = number < 0 ? Math.floor(number) : Math.ceil(number);
        range(name, number, (long) away, demanded, "value");
      }
      case Number number -> range(name, number, number.longValue(), demanded, "value");
      case List<?> list -> {
        range(name, list, list.size(), demanded, "length");
        eachText(name, list, demanded);
      }
      default -> {
        // a flag, one of an enumeration, or an object whose own members are checked
      }
    }
  }

  private void text(String name, String text, Member demanded, @Nullable Pattern pattern) {
    if (demanded.bytes()) {
      if (Payload.exceeds(text, demanded.max())) {
        tell(name, text, demanded, atMost("length", demanded.max()));
      }
    } else {
      range(name, text, text.codePointCount(0, text.length()), demanded, "length");
    }
    if (pattern != null && !pattern.matcher(text).matches()) {
      tell(
          name,
          text,
          demanded,
          "Member must satisfy regular expression pattern: " + demanded.pattern());
    }
  }

  private void range(String name, Object value, long measure, Member demanded, String what) {
    if (measure < demanded.min()) {
      tell(name, value, demanded, atLeast(what, demanded.min()));
    } else if (measure > demanded.max()) {
      tell(name, value, demanded, atMost(what, demanded.max()));
    }
  }

  private void eachText(String name, List<?> list, Member demanded) {
    boolean complies =
        list.stream()
            .allMatch(element ->
                !(element instanceof String text)
                    || (text.length() >= demanded.eachMin()
                        && text.length() <= demanded.eachMax()));
    if (!complies) {
      tell(
          name,
          list,
          demanded,
          "Member must satisfy constraint: [%s, %s]"
              .formatted(
                  atMost("length", demanded.eachMax()), atLeast("length", demanded.eachMin())));
    }
  }

  private static String atLeast(String what, int min) {
    return "Member must have %s greater than or equal to %d".formatted(what, min);
  }

  private static String atMost(String what, int max) {
    return "Member must have %s less than or equal to %d".formatted(what, max);
  }

  private void tell(String name, Object value, Member demanded, String constraint) {
    tell(name, demanded.sensitive() ? "" : " '" + value + "'", constraint);
  }

  private void tell(String name, String shown, String constraint) {
    found.add(
        "Value%s at '%s' failed to satisfy constraint: %s".formatted(shown, name, constraint));
  }
}
