package dev.entrega.chatbot.messages;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much is heard at once, beside questions.
 *
 * @param orders how many changes of orders may be written down at once
 */
@ConfigurationProperties("chatbot")
record MessagesSettings(@DefaultValue("16") int orders) {}
