package dev.entrega.chatbot;

import dev.entrega.messaging.faults.GrowingPause;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator may set.
 *
 * @param tokenSecret signs what customers show to ask over HTTP; never logged
 * @param operatorToken what operators show to see conversations that humans have; never logged
 * @param concurrency how many questions may be answered at once, over RabbitMQ, and as many more
 *     over HTTP; each costs a parked thread and a stream of the model, and no connection of the
 *     database while it waits
 * @param orders how many changes of orders may be written down at once
 * @param heartbeat how often an idle stream of events gets a comment
 * @param chain what goes before an answer
 * @param model who writes it
 * @param limits what a customer may ask
 * @param memory what is remembered of a conversation
 * @param answering how patiently it is tried
 * @param retention how long it is remembered
 * @param traces who is told of the steps of an answer
 * @param prices what a million tokens of a model cost, by its id
 */
@ConfigurationProperties("chatbot")
record ChatbotSettings(
    @DefaultValue("") String tokenSecret,
    @DefaultValue("") String operatorToken,
    @DefaultValue("200") int concurrency,
    @DefaultValue("16") int orders,
    @DefaultValue("15s") Duration heartbeat,
    @DefaultValue Chain chain,
    @DefaultValue Model model,
    @DefaultValue Limits limits,
    @DefaultValue Memory memory,
    @DefaultValue Answering answering,
    @DefaultValue Retention retention,
    @DefaultValue Traces traces,
    @DefaultValue Map<String, Price> prices) {

  private static final int SHORTEST_SECRET = 16;

  ChatbotSettings {
    checkLength("chatbot.token-secret", tokenSecret);
    if (!operatorToken.isEmpty()) {
      checkLength("chatbot.operator-token", operatorToken);
    }
    prices = Map.copyOf(prices);
  }

  private static void checkLength(String name, String secret) {
    if (secret.length() < SHORTEST_SECRET) {
      throw new IllegalArgumentException(
          "Expected the setting %s to have at least %d characters, but it has %d"
              .formatted(name, SHORTEST_SECRET, secret.length()));
    }
  }

  /**
   * What goes before an answer.
   *
   * @param stateMachineArn of {@code rag-chain}
   * @param knowledgeBaseId what is searched; without one, answers are of order facts alone
   * @param patience how long it may take, tries included; after that an answer does without
   */
  record Chain(
      @DefaultValue("") String stateMachineArn,
      @DefaultValue("") String knowledgeBaseId,
      @DefaultValue("15s") Duration patience) {}

  /**
   * Who writes the answer.
   *
   * @param id of a model, or of an inference profile, that speaks Claude's Messages format
   * @param maxTokens the longest answer
   * @param firstChunk how long its first words may take
   * @param nextChunk how long those after them may
   * @param connections how many streams may be open at once, of questions over RabbitMQ and HTTP
   */
  record Model(
      @DefaultValue("us.anthropic.claude-haiku-4-5-20251001-v1:0") String id,
      @DefaultValue("600") int maxTokens,
      @DefaultValue("20s") Duration firstChunk,
      @DefaultValue("10s") Duration nextChunk,
      @DefaultValue("400") int connections) {}

  /**
   * What a customer may ask.
   *
   * @param characters the longest question
   * @param questions how many, in each window
   * @param window how long that is
   */
  record Limits(
      @DefaultValue("1000") int characters,
      @DefaultValue("20") int questions,
      @DefaultValue("1m") Duration window) {}

  /**
   * What is remembered.
   *
   * @param turns the last questions with their answers
   * @param characters of all of them
   */
  record Memory(@DefaultValue("6") int turns, @DefaultValue("4000") int characters) {}

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
  record Answering(
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

  /**
   * How long it is remembered, since it is of persons.
   *
   * @param questions with their answers, since they were asked; also how long the same question is
   *     known again
   * @param orders since something was heard of them
   * @param every how often what is older is looked for
   */
  record Retention(
      @DefaultValue("30d") Duration questions,
      @DefaultValue("90d") Duration orders,
      @DefaultValue("1h") Duration every) {}

  /**
   * Who is told of the steps of an answer.
   *
   * @param endpoint a collector's, for OTLP over HTTP, as {@code http://127.0.0.1:4318/v1/traces};
   *     without one nothing is traced
   * @param share of the questions that come without a trace, from 0 to 1
   */
  record Traces(@DefaultValue("") String endpoint, @DefaultValue("1") double share) {}

  /**
   * What a million tokens cost.
   *
   * @param input read, in US dollars
   * @param output written, likewise
   */
  record Price(@DefaultValue("0") BigDecimal input, @DefaultValue("0") BigDecimal output) {}

  @Override
  public String toString() {
    return "ChatbotSettings[chain=%s, model=%s, limits=%s]".formatted(chain, model, limits);
  }
}
