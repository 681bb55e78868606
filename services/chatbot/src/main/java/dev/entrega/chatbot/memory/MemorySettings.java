package dev.entrega.chatbot.memory;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is remembered of a conversation.
 *
 * @param turns the last questions with their answers
 * @param characters of all of them
 */
@ConfigurationProperties("chatbot.memory")
record MemorySettings(@DefaultValue("6") int turns, @DefaultValue("4000") int characters) {}
