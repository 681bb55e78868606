package dev.entrega.messaging.orders;

/** Something that happened upstream and arrives over RabbitMQ; the routing key is its type. */
public sealed interface Event permits OrderEvent, DeliveryEvent, StockCounted {}
