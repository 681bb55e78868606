package dev.entrega.messaging.orders;

/** Something that happened and travels over RabbitMQ; its type is what it is called there. */
public sealed interface Event
    permits OrderEvent, DeliveryEvent, StockCounted, QuestionAsked, AnswerEvent {}
