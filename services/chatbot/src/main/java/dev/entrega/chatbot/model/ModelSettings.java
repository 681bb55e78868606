package dev.entrega.chatbot.model;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who writes the answer.
 *
 * @param id of a model, or of an inference profile, that speaks Claude's Messages format
 * @param maxTokens the longest answer
 * @param firstChunk how long its first words may take
 * @param nextChunk how long those after them may
 * @param connections how many streams may be open at once, of questions over RabbitMQ and HTTP
 */
@ConfigurationProperties("chatbot.model")
public record ModelSettings(
    @DefaultValue("us.anthropic.claude-haiku-4-5-20251001-v1:0") String id,
    @DefaultValue("600") int maxTokens,
    @DefaultValue("20s") Duration firstChunk,
    @DefaultValue("10s") Duration nextChunk,
    @DefaultValue("400") int connections) {}
