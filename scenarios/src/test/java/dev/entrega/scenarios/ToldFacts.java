package dev.entrega.scenarios;

import dev.entrega.messaging.orders.OrderStatus;
import dev.entrega.scenarios.Talk.About;
import dev.entrega.scenarios.Talk.Asked;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Takes an answer of the local model apart, and finds what in it is not as the order's record and
 * the cited passages have it. What is quoted must stand in its passage, word by word; of the rest,
 * each fact is read and compared, and whatever else looks like a fact is one too many.
 */
final class ToldFacts {

  private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");
  private static final String DAY = "(?<day>\\d\\d/\\d\\d/\\d{4}|\\p{Lu}\\p{Ll}+ \\d{1,2}, \\d{4})";
  private static final String MONEY = "R\\$ (?<money>[\\d.,]*\\d)";

  private static final Pattern QUOTED = Pattern.compile("(?<text>[^\\[\\]]+?) \\[(?<id>\\d+)]\\.?");
  private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?)])\\s+");
  private static final Pattern ORDER =
      Pattern.compile("(?:[Ss]eu pedido|[Yy]our order) (?<id>[\\w-]+)");
  private static final Pattern SINCE = Pattern.compile("\\((?:desde|since) " + DAY + "\\)");
  private static final Pattern TOTAL =
      Pattern.compile("\\b(?:O total do|The total of)  *(?:é de|is) " + MONEY);
  private static final Pattern FOR_ITEMS =
      Pattern.compile(MONEY + " (?:de produtos|for the items)\\b");
  private static final Pattern FOR_DELIVERY =
      Pattern.compile(MONEY + " (?:de entrega|for delivery)\\b");
  private static final Pattern ITEMS =
      Pattern.compile("(?:tem|has) (?<count>\\d+) (?:itens|items?)\\b");
  private static final Pattern LEFT = Pattern.compile("\\d|R\\$|…|@");

  private static final Map<OrderStatus, List<String>> WORDS =
      Map.ofEntries(
          Map.entry(OrderStatus.RECEIVED, List.of("foi recebido", "has been received")),
          Map.entry(OrderStatus.CONFIRMED, List.of("está confirmado", "is confirmed")),
          Map.entry(
              OrderStatus.PAYMENT_APPROVED,
              List.of("está com o pagamento aprovado", "has its payment approved")),
          Map.entry(OrderStatus.DISPATCHED, List.of("foi enviado", "has been dispatched")),
          Map.entry(
              OrderStatus.OUT_FOR_DELIVERY, List.of("saiu para entrega", "is out for delivery")),
          Map.entry(OrderStatus.REFUNDED, List.of("foi reembolsado", "has been refunded")),
          Map.entry(OrderStatus.UNAVAILABLE, List.of("item está em falta", "is not available")),
          Map.entry(
              OrderStatus.PAYMENT_DECLINED,
              List.of("teve o pagamento recusado", "had its payment declined")),
          Map.entry(
              OrderStatus.DELIVERY_FAILED,
              List.of("não pôde ser entregue", "could not be delivered")),
          Map.entry(
              OrderStatus.FAILED, List.of("não pôde ser concluído", "could not be completed")),
          Map.entry(OrderStatus.CANCELLED, List.of("foi cancelado", "was cancelled")),
          Map.entry(OrderStatus.DELIVERED, List.of("foi entregue", "was delivered")));

  private final Asked asked;
  private final JsonNode end;
  private final Function<String, String> passages;
  private final boolean english;
  private final List<String> wrong = new ArrayList<>();
  private String rest;
  private int told;

  private ToldFacts(Asked asked, JsonNode end, Function<String, String> passages) {
    this.asked = asked;
    this.end = end;
    this.passages = passages;
    this.english = asked.language().equals(Talk.ENGLISH);
    this.rest = end.path("text").asString();
  }

  /** What was found: how many facts, and what of them is wrong. */
  record Result(int facts, List<String> wrong) {}

  /**
   * Reads an answer.
   *
   * @param end the data of {@code answer.completed}
   * @param passages the text of a passage by its source
   */
  static Result in(Asked asked, JsonNode end, Function<String, String> passages) {
    var answer = new ToldFacts(asked, end, passages);
    answer.check();
    return new Result(answer.told, List.copyOf(answer.wrong));
  }

  private void check() {
    var order = asked.order();
    expect("language", asked.language(), end.path("language").asString());
    expect(
        "order",
        order == null ? null : order.orderId(),
        end.path("orderId").isString() ? end.path("orderId").asString() : null);
    rest =
        QUOTED
            .matcher(rest)
            .replaceAll(
                found -> Matcher.quoteReplacement(before(found.group("text"), found.group("id"))));
    if (order == null) {
      none("order", ORDER);
    } else {
      one("order", ORDER, "id", order.orderId(), isNameDue(order));
      facts(order);
    }
    var left = LEFT.matcher(rest);
    if (left.find()) {
      wrong.add("what is not known is told in: " + rest);
    }
  }

  private void facts(OrderRecord order) {
    var statuses = statuses();
    var status = order.status();
    var isStatusDue =
        asked.about() == About.WHERE
            || asked.about() == About.WHEN
            || asked.about() == About.CHANGE;
    if (!statuses.isEmpty() || (isStatusDue && status != null)) {
      expect("status", status == null ? Set.of() : Set.of(status), statuses);
    }
    one("day", SINCE, "day", status == null ? null : day(order.since()), !statuses.isEmpty());
    one("total", TOTAL, "money", money(order.totalCents()), isAmounts());
    var itemsCents = areItemsPriced(order) ? order.itemsCents() : null;
    one("items' price", FOR_ITEMS, "money", money(itemsCents), isAmounts());
    one("delivery's price", FOR_DELIVERY, "money", money(order.deliveryCents()), isAmounts());
    var count = order.placedAt() == null ? null : String.valueOf(order.items());
    one("items", ITEMS, "count", count, asked.about() == About.ITEMS);
    words("city", OrderRecord.CITIES, order.city());
    words("payment", OrderRecord.PAYMENTS, order.payment());
  }

  private boolean isAmounts() {
    return asked.about() == About.AMOUNT;
  }

  /** Unless there is nothing that could be told of it. */
  private boolean isNameDue(OrderRecord order) {
    return switch (asked.about()) {
      case WHERE, WHEN, CHANGE -> true;
      case AMOUNT -> areItemsPriced(order);
      case ITEMS -> order.placedAt() != null;
      case ANYTHING -> false;
    };
  }

  private static boolean areItemsPriced(OrderRecord order) {
    return order.placedAt() != null || order.deliveryCents() != null;
  }

  /** What stands before a quotation, which is checked; it is as long as its passage allows. */
  private String before(String text, String id) {
    var passage = plain(passage(id));
    var from = 0;
    var starts = SENTENCE.matcher(text);
    while (true) {
      if (passage.contains(plain(text.substring(from)))) {
        return text.substring(0, from);
      }
      if (!starts.find()) {
        wrong.add("not in passage %s: %s".formatted(id, text));
        return "";
      }
      from = starts.end();
    }
  }

  private String passage(String id) {
    for (var citation : end.path("citations")) {
      if (citation.path("id").asString().equals(id)) {
        return passages.apply(citation.path("source").asString());
      }
    }
    wrong.add("cites nothing that is there: " + id);
    return "";
  }

  private static String plain(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  private Set<OrderStatus> statuses() {
    var found = EnumSet.noneOf(OrderStatus.class);
    WORDS.forEach((status, words) -> {
      if (rest.contains(words.get(english ? 1 : 0))) {
        found.add(status);
      }
    });
    return found;
  }

  /** All that are told have to be the expected one; one has to be there if it is due and known. */
  private void one(
      String what, Pattern pattern, String group, @Nullable String expected, boolean isDue) {
    var found = pattern.matcher(rest).results().map(result -> result.group(group)).toList();
    for (var one : found) {
      expect(what, expected, one);
    }
    if (isDue && expected != null && found.isEmpty()) {
      wrong.add("expected %s %s, but it is not told".formatted(what, expected));
    }
    rest = pattern.matcher(rest).replaceAll(" ");
  }

  private void none(String what, Pattern pattern) {
    var found = pattern.matcher(rest);
    if (found.find()) {
      wrong.add("expected no %s, but found %s".formatted(what, found.group()));
    }
  }

  private void words(String what, List<String> all, String expected) {
    var lower = rest.toLowerCase(Locale.ROOT);
    for (var word : all) {
      if (!word.equals(expected) && lower.contains(word.toLowerCase(Locale.ROOT))) {
        wrong.add("expected %s %s, but found %s".formatted(what, expected, word));
      }
    }
  }

  private void expect(String what, @Nullable Object expected, @Nullable Object found) {
    told++;
    if (!Objects.equals(expected, found)) {
      wrong.add("expected %s %s, but found %s".formatted(what, expected, found));
    }
  }

  private String day(Instant at) {
    var day = LocalDate.ofInstant(at, ZONE);
    return DateTimeFormatter.ofPattern(english ? "MMMM d, yyyy" : "dd/MM/yyyy", Locale.US)
        .format(day);
  }

  private @Nullable String money(@Nullable Long cents) {
    return cents == null
        ? null
        : String.format(english ? Locale.US : Locale.of("pt", "BR"), "%,.2f", cents / 100.0);
  }
}
