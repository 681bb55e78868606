package dev.entrega.chatbot.guard;

import dev.entrega.chatbot.memory.OrderFacts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a customer may be told: whatever stands in the facts of the order, in the passages, or in
 * the customer's own words. The measure of {@link Guard}.
 */
public final class Known {

  /** The Brazilian day of an instant may be another than the record's. */
  private static final List<ZoneId> ZONES =
      List.of(ZoneId.of("UTC"), ZoneId.of("America/Sao_Paulo"));

  private final Map<Sensitive, Set<String>> said = new EnumMap<>(Sensitive.class);
  private final Set<Long> cents = new HashSet<>();
  private final Set<LocalDate> dates = new HashSet<>();

  /**
   * Gathers it.
   *
   * @param facts of the order that is spoken of, if there is one
   * @param words passages and the customer's words
   */
  public Known(@Nullable OrderFacts facts, List<String> words) {
    var reason = facts == null ? null : facts.reason();
    var texts = Stream.concat(words.stream(), Stream.ofNullable(reason)).toList();
    for (var kind : Sensitive.values()) {
      said.put(
          kind,
          texts.stream()
              .flatMap(text -> kind.pattern().matcher(text).results())
              .map(found -> canonical(kind, found.group()))
              .collect(Collectors.toCollection(HashSet::new)));
    }
    said(Sensitive.AMOUNT).forEach(amount -> cents.add(Long.parseLong(amount)));
    texts.stream()
        .flatMap(text -> Sensitive.DATE.pattern().matcher(text).results())
        .forEach(found -> dates.addAll(Sensitive.dates(found.group())));
    if (facts != null) {
      add(facts);
    }
  }

  /** Whether that may be told. */
  boolean allows(Sensitive kind, String text) {
    return switch (kind) {
      case AMOUNT -> cents.contains(Sensitive.cents(text));
      // Some that look like a date are none: 24/48 hours.
      case DATE ->
          said(kind).contains(canonical(kind, text))
              || Sensitive.dates(text).stream().anyMatch(dates::contains);
      case EMAIL, DIGITS, CODE -> said(kind).contains(canonical(kind, text));
    };
  }

  private void add(OrderFacts facts) {
    said(Sensitive.CODE).add(Sensitive.lower(facts.orderId()));
    said(Sensitive.DIGITS).add(Sensitive.digits(facts.orderId()));
    for (var amount :
        new @Nullable Long[] {facts.itemsCents(), facts.deliveryCents(), facts.totalCents()}) {
      if (amount != null) {
        cents.add(amount);
      }
    }
    for (var at : new @Nullable Instant[] {facts.placedAt(), facts.statusSince()}) {
      if (at != null) {
        ZONES.forEach(zone -> add(LocalDate.ofInstant(at, zone)));
      }
    }
  }

  private void add(LocalDate date) {
    dates.add(date);
    dates.add(date.withYear(0));
  }

  private Set<String> said(Sensitive kind) {
    return said.computeIfAbsent(kind, _ -> new HashSet<>());
  }

  private static String canonical(Sensitive kind, String text) {
    return switch (kind) {
      case AMOUNT -> Long.toString(Sensitive.cents(text));
      case DIGITS -> Sensitive.digits(text);
      case EMAIL, DATE, CODE -> Sensitive.lower(text);
    };
  }
}
