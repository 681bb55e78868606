package dev.entrega.messaging.events;

import dev.entrega.messaging.orders.Event;
import java.util.List;
import java.util.function.Consumer;

/**
 * One queue of a service and what it does with an event. A bean of this type is all that a service
 * declares: queue, bindings, parking queue and listener follow from it.
 *
 * <p>The message is acknowledged after {@code handler} returns. {@link UnacceptableEvent} parks it.
 * A {@linkplain dev.entrega.messaging.faults.Faults fault of the other side} slows, then pauses the
 * whole queue, and never parks. Any other exception counts as a bug of ours: the message is tried
 * again later, while others pass it, and is parked after the last attempt.
 *
 * @param queue the queue's name, see {@code Topology}
 * @param exchange the exchange that it is bound to
 * @param types the events that it is bound for
 * @param concurrency how many events may be in the handler at once; as many again may be delivered
 *     and wait, so twice that is unacknowledged at most
 * @param handler what to do with one event; must be idempotent
 * @param <T> the kind of event
 */
public record EventConsumer<T extends Event>(
    String queue,
    String exchange,
    List<Class<? extends T>> types,
    int concurrency,
    Consumer<CloudEvent<T>> handler) {}
