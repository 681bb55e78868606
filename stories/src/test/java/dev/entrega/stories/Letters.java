package dev.entrega.stories;

import dev.entrega.messaging.orders.OrderStatus;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What a customer was told: of each status once on each channel, by rank, and in any case how the
 * order ended; nothing on a channel that is unwanted.
 */
final class Letters {

  /** An SMS interrupts, so only what somebody must act on is told. */
  private static final Set<OrderStatus> BY_SMS =
      EnumSet.of(
          OrderStatus.OUT_FOR_DELIVERY,
          OrderStatus.UNAVAILABLE,
          OrderStatus.PAYMENT_DECLINED,
          OrderStatus.DELIVERY_FAILED,
          OrderStatus.FAILED,
          OrderStatus.CANCELLED,
          OrderStatus.DELIVERED);

  private final Stage stage;
  private final Findings findings;

  Letters(Stage stage, Findings findings) {
    this.stage = stage;
    this.findings = findings;
  }

  void judge(PlacedOrder order, OrderStatus end, Set<OrderStatus> statuses) {
    judgeMails(order, end, statuses);
    judgeTexts(order, end, statuses);
  }

  private void judgeMails(PlacedOrder order, OrderStatus end, Set<OrderStatus> statuses) {
    var outcomes = outcomes(order, "EMAIL");
    findings.check(
        order, outcomes.keySet().equals(statuses), "by e-mail it has " + outcomes.keySet());
    var mails = stage.mails.of(order.id());
    var optsOut = order.customer().optsOut();
    for (var status : statuses) {
      var copies = mails.stream().filter(mail -> mail.status() == status).toList();
      judgeCopies(
          order,
          "e-mail " + status,
          copies.size(),
          copies.stream().filter(MailRoom.Mail::taken).count(),
          String.valueOf(outcomes.get(status)),
          optsOut ? Set.of("SENT", "LATE", "OPTED_OUT") : Set.of("SENT", "LATE"));
      findings.check(
          order,
          copies.stream().map(MailRoom.Mail::messageId).distinct().count() <= 1,
          "copies of one mail have several ids");
    }
    findings.check(
        order, mails.stream().noneMatch(MailRoom.Mail::unwanted), "it got a mail it did not want");
    findings.check(
        order, optsOut || "SENT".equals(outcomes.get(end)), end + " was told by no e-mail");
    judgeRank(order, mails.stream().map(MailRoom.Mail::status).toList());
  }

  private void judgeTexts(PlacedOrder order, OrderStatus end, Set<OrderStatus> statuses) {
    var outcomes = outcomes(order, "SMS");
    var told = statuses.stream().filter(BY_SMS::contains).collect(Collectors.toSet());
    findings.check(order, outcomes.keySet().equals(told), "by SMS it has " + outcomes.keySet());
    var phone = order.customer().phone();
    if (phone == null) {
      findings.check(
          order,
          Set.of("NO_ADDRESS", "LATE").containsAll(outcomes.values()),
          "without a phone its SMS are " + outcomes);
      return;
    }
    var texts = stage.publications.textsTo(phone);
    var sent = outcomes.values().stream().filter("SENT"::equals).count();
    findings.check(
        order,
        texts.stream().map(Publications.Text::text).distinct().count() == sent,
        "its phone got %s, but it has %s".formatted(texts, outcomes));
    var byWords = texts.stream().collect(Collectors.groupingBy(Publications.Text::text));
    byWords.forEach((words, copies) ->
        judgeCopies(
            order,
            "SMS " + words,
            copies.size(),
            copies.stream().filter(Publications.Text::taken).count(),
            "SENT",
            Set.of("SENT")));
    findings.check(order, "SENT".equals(outcomes.get(end)), end + " was told by no SMS");
  }

  /** Who knows that it was taken sends it no more, unless a crash made it forget. */
  private void judgeCopies(
      PlacedOrder order,
      String message,
      int copies,
      long taken,
      String outcome,
      Set<String> allowed) {
    var crashes = stage.faults.crashesOf("notifier");
    findings.check(order, allowed.contains(outcome), message + " is " + outcome);
    findings.check(
        order, taken <= 1 + crashes, "%s was sent %d times without need".formatted(message, taken));
    findings.check(
        order,
        outcome.equals("SENT") ? copies > 0 : taken == 0 || crashes > 0,
        "%s is %s, but was sent %d times".formatted(message, outcome, copies));
  }

  /**
   * Nobody hears of a step who has heard of a later one; of money that went back always. What is
   * repeated, since nobody knew that it was sent, counts when it was last sent.
   */
  private void judgeRank(PlacedOrder order, List<OrderStatus> told) {
    var steps = new LinkedHashSet<OrderStatus>();
    told.forEach(steps::addLast);
    steps.remove(OrderStatus.REFUNDED);
    findings.check(
        order,
        List.copyOf(steps).equals(steps.stream().sorted().toList()),
        "its mails told " + told);
  }

  private Map<OrderStatus, String> outcomes(PlacedOrder order, String channel) {
    var outcomes = new TreeMap<OrderStatus, String>();
    stage
        .service("notifier")
        .getBean(JdbcTemplate.class)
        .query(
            "select status, outcome from notification where order_id = ? and channel = ?",
            row -> {
              outcomes.put(OrderStatus.valueOf(row.getString(1)), row.getString(2));
            },
            order.id(),
            channel);
    return outcomes;
  }
}
