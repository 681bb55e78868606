package dev.entrega.courier;

import dev.entrega.messaging.events.CloudEvent;
import dev.entrega.messaging.orders.DeliveryDelivered;
import dev.entrega.messaging.orders.DeliveryDispatched;
import dev.entrega.messaging.orders.DeliveryEvent;
import dev.entrega.messaging.orders.DeliveryFailed;
import dev.entrega.messaging.orders.DeliveryOutForDelivery;
import dev.entrega.messaging.orders.OrderStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Random parcels, and how their events and tokens come in: all at once, some of them twice. */
record Parcels(List<Parcel> all, Random random) {

  /**
   * One parcel.
   *
   * @param orderId the order that it belongs to
   * @param events what the carrier says of it, each perhaps twice
   * @param tracked whether a workflow waits for it
   * @param tokenLast whether it does so only after the carrier has said everything
   */
  record Parcel(
      String orderId, List<CloudEvent<DeliveryEvent>> events, boolean tracked, boolean tokenLast) {

    static Parcel random(String orderId, Random random) {
      var kinds =
          List.of(
              Depot.dispatched(orderId, 1),
              Depot.outForDelivery(orderId, 2),
              Depot.delivered(orderId, 3),
              Depot.failed(orderId, 4));
      var events = new ArrayList<CloudEvent<DeliveryEvent>>();
      for (var event : kinds) {
        events.addAll(Collections.nCopies(random.nextInt(3), event));
      }
      return new Parcel(orderId, events, random.nextInt(5) > 0, random.nextBoolean());
    }

    String token() {
      return "token of " + orderId;
    }

    List<OrderStatus> statusesToPublish() {
      return tracked
          ? Stream.of(
                  has(DeliveryDispatched.class, OrderStatus.DISPATCHED),
                  has(DeliveryOutForDelivery.class, OrderStatus.OUT_FOR_DELIVERY))
              .flatMap(List::stream)
              .toList()
          : List.of();
    }

    boolean isToBeAnswered() {
      return tracked
          && events.stream()
              .map(CloudEvent::data)
              .anyMatch(it -> it instanceof DeliveryDelivered || it instanceof DeliveryFailed);
    }

    /** The same words as in {@link World#told}. */
    List<String> toldInOrderOfRank() {
      return Stream.concat(
              statusesToPublish().stream().map(status -> orderId + " " + status),
              isToBeAnswered() ? Stream.of(token()) : Stream.of())
          .toList();
    }

    boolean isMeantBy(String told) {
      return told.startsWith(orderId + " ") || told.equals(token());
    }

    private List<OrderStatus> has(Class<? extends DeliveryEvent> type, OrderStatus status) {
      return events.stream().anyMatch(event -> type.isInstance(event.data()))
          ? List.of(status)
          : List.of();
    }
  }

  static Parcels of(Random random) {
    var parcels =
        IntStream.rangeClosed(1, 12).mapToObj(i -> Parcel.random("order-" + i, random)).toList();
    return new Parcels(parcels, random);
  }

  /** All at once; then, all at once again, the tokens that come last. */
  void comeTo(Courier courier) throws Exception {
    var first = new ArrayList<Consumer<Courier>>();
    var last = new ArrayList<Consumer<Courier>>();
    for (var parcel : all) {
      parcel.events().forEach(event -> first.add(it -> it.on(event)));
      if (parcel.tracked()) {
        var tokens = parcel.tokenLast() ? last : first;
        IntStream.rangeClosed(0, random.nextInt(2))
            .forEach(
                _ -> tokens.add(it -> it.track(Depot.track(parcel.orderId(), parcel.token()))));
      }
    }
    atOnce(first, courier);
    atOnce(last, courier);
  }

  private void atOnce(List<Consumer<Courier>> messages, Courier courier) throws Exception {
    Collections.shuffle(messages, random);
    var calls =
        messages.stream()
            .map(message ->
                (Callable<Boolean>)
                    () -> {
                      message.accept(courier);
                      return true;
                    })
            .toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var call : threads.invokeAll(calls)) {
        call.get();
      }
    }
  }
}
