package dev.entrega.payment;

import dev.entrega.messaging.tasks.Task;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one order's payment.
 *
 * @param orderId the key: an order is charged once, whoever asks how often
 * @param tokens of every attempt that asked, the latest heard of last
 * @param amount what was asked for at first
 * @param customerId who pays
 * @param chargeId the provider's id, once known
 * @param decision the provider's, once known
 * @param version grows by one with every change, so that of two at once only one is written
 */
record Charge(
    String orderId,
    List<String> tokens,
    Money amount,
    String customerId,
    @Nullable String chargeId,
    @Nullable Decision decision,
    int version) {

  private static final int MOST_TOKENS = 8;

  static Charge requested(Task<ChargeOrder> task) {
    ChargeOrder order = task.input();
    return new Charge(
        task.orderId(),
        List.of(task.taskToken()),
        order.amount(),
        order.customerId(),
        null,
        null,
        0);
  }

  /**
   * Adds a token. The older ones are kept, since a queue may deliver an old attempt after a newer
   * one and no token says which it is; the workflow ignores an answer to an attempt that is over.
   */
  Charge askedBy(String token) {
    if (tokens.contains(token)) {
      return this;
    }
    List<String> all = new ArrayList<>(tokens);
    all.add(token);
    List<String> latest = all.subList(Math.max(0, all.size() - MOST_TOKENS), all.size());
    return new Charge(
        orderId, List.copyOf(latest), amount, customerId, chargeId, decision, version);
  }

  Charge decided(Decision made) {
    return new Charge(orderId, tokens, amount, customerId, chargeId, made, version);
  }
}
