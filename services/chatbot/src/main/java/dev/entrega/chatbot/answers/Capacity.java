package dev.entrega.chatbot.answers;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much is answered at once.
 *
 * @param concurrency how many questions may be answered at once, over RabbitMQ, and as many more
 *     over HTTP; each costs a parked thread and a stream of the model, and no connection of the
 *     database while it waits
 */
@ConfigurationProperties("chatbot")
public record Capacity(@DefaultValue("200") int concurrency) {}
