package dev.entrega.chatbot.answers;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a customer may ask.
 *
 * @param characters the longest question
 * @param questions how many, in each window
 * @param window how long that is
 */
@ConfigurationProperties("chatbot.limits")
record Limits(
    @DefaultValue("1000") int characters,
    @DefaultValue("20") int questions,
    @DefaultValue("1m") Duration window) {}
