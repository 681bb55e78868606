package dev.entrega.chatbot.memory;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long it is remembered, since it is of persons.
 *
 * @param questions with their answers, since they were asked; also how long the same question is
 *     known again
 * @param orders since something was heard of them
 * @param every how often what is older is looked for
 */
@ConfigurationProperties("chatbot.retention")
record RetentionSettings(
    @DefaultValue("30d") Duration questions,
    @DefaultValue("90d") Duration orders,
    @DefaultValue("1h") Duration every) {}
