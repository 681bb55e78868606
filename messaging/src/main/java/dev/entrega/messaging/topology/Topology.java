package dev.entrega.messaging.topology;

import java.time.Duration;

/** Every name on the broker and in AWS that more than one of us must know, written once. */
public final class Topology {

  /** Content type of every event on the broker: CloudEvents 1.0 as JSON, in structured mode. */
  public static final String CLOUD_EVENT = "application/cloudevents+json";

  /** Topic exchange of what shops say: {@code order.placed}, {@code order.cancelled}. */
  public static final String ORDERS = "orders";

  /** Topic exchange of what carriers say: {@code delivery.*}. */
  public static final String DELIVERIES = "deliveries";

  /** Topic exchange of what warehouses say: {@code stock.counted}. */
  public static final String INVENTORY = "inventory";

  /** Topic exchange of what customers ask: {@code question.asked}. */
  public static final String QUESTIONS = "questions";

  /** Alternate exchange of all the others: where an event goes that no queue is bound for. */
  public static final String UNROUTED = "unrouted";

  /** Where such an event lies until an operator looks at it. */
  public static final String UNROUTED_PARKED = "unrouted.parked";

  /** Where what an operator discarded is kept, with the reason. */
  public static final String DISCARDED = "discarded";

  /** The bridge reads {@code order.placed} here. */
  public static final String BRIDGE_ORDERS = "bridge.orders";

  /** The bridge reads {@code order.cancelled} here. */
  public static final String BRIDGE_CANCELLATIONS = "bridge.cancellations";

  /** Courier reads {@code delivery.*} here. */
  public static final String COURIER_DELIVERIES = "courier.deliveries";

  /** Availability reads {@code stock.counted} here. */
  public static final String AVAILABILITY_STOCK_COUNTS = "availability.stock-counts";

  /** Status reads {@code delivery.*} here, for what comes too late. */
  public static final String STATUS_DELIVERIES = "status.deliveries";

  /** Status reads {@code order.cancelled} here, for what comes too late. */
  public static final String STATUS_CANCELLATIONS = "status.cancellations";

  /** Notifier reads {@code order.placed} here, for the customers' addresses. */
  public static final String NOTIFIER_ORDERS = "notifier.orders";

  /** Chatbot reads {@code question.asked} here. */
  public static final String CHATBOT_QUESTIONS = "chatbot.questions";

  /** Chatbot reads {@code order.placed} here, for the facts of each customer's orders. */
  public static final String CHATBOT_ORDERS = "chatbot.orders";

  /** SQS: tasks {@code reserve} and {@code release}. */
  public static final String AVAILABILITY_TASKS = "availability-tasks";

  /** SQS: tasks {@code charge} and {@code refund}. */
  public static final String PAYMENT_TASKS = "payment-tasks";

  /** SQS: tasks {@code track} and {@code withdraw}. */
  public static final String COURIER_TASKS = "courier-tasks";

  /** SQS: every change of status, subscribed raw to {@link #ORDER_STATUS}. */
  public static final String STATUS_ORDER_STATUS = "status-order-status";

  /** SQS: every change of status once more, for notifier. */
  public static final String NOTIFIER_ORDER_STATUS = "notifier-order-status";

  /** SQS: every change of status once more, for chatbot. */
  public static final String CHATBOT_ORDER_STATUS = "chatbot-order-status";

  /** SNS topic: every change of status. */
  public static final String ORDER_STATUS = "order-status";

  private Topology() {}

  /** The queue that keeps what the consumer of {@code queue} could not read. */
  public static String parked(String queue) {
    return queue + ".parked";
  }

  /**
   * The queue that keeps a message of {@code queue} for a while and then gives it back, for example
   * {@code bridge.orders.retry.10s}.
   *
   * @param delay whole milliseconds; written in the largest unit that divides it
   */
  public static String retry(String queue, Duration delay) {
    return queue + ".retry." + text(delay.toMillis());
  }

  private static String text(long millis) {
    if (millis % 3_600_000 == 0) {
      return millis / 3_600_000 + "h";
    }
    if (millis % 60_000 == 0) {
      return millis / 60_000 + "m";
    }
    return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
  }

  /** The SQS queue that keeps what was received from {@code queue} too often. */
  public static String deadLetters(String queue) {
    return queue + "-dlq";
  }
}
