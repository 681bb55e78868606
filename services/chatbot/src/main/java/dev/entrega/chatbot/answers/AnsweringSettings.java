package dev.entrega.chatbot.answers;

import dev.entrega.messaging.faults.GrowingPause;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How patiently it is tried.
 *
 * @param attempts how often at one go
 * @param attemptsInAll over all returns of a question whose consumer was killed
 * @param pause the first pause between attempts; doubles
 * @param longestPause that is never exceeded
 * @param claim for how long nobody else answers a question; renewed while somebody does, so also
 *     how long it waits after a crash
 * @param look how often whoever waits for another looks
 * @param failuresUntilHuman after how many questions in a row without an answer a human is called
 */
@ConfigurationProperties("chatbot.answering")
record AnsweringSettings(
    @DefaultValue("3") int attempts,
    @DefaultValue("9") int attemptsInAll,
    @DefaultValue("200ms") Duration pause,
    @DefaultValue("2s") Duration longestPause,
    @DefaultValue("10s") Duration claim,
    @DefaultValue("250ms") Duration look,
    @DefaultValue("2") int failuresUntilHuman) {

  GrowingPause growing() {
    return new GrowingPause(pause, longestPause);
  }
}
