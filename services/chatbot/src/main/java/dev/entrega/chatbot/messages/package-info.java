/** Questions and orders from RabbitMQ, replies to it, and changes of status from SQS. */
@NullMarked
package dev.entrega.chatbot.messages;

import org.jspecify.annotations.NullMarked;
