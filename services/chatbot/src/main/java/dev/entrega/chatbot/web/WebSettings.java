package dev.entrega.chatbot.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may ask over HTTP, and how streams are kept.
 *
 * @param tokenSecret signs what customers show to ask over HTTP; never logged
 * @param operatorToken what operators show to see conversations that humans have; never logged
 * @param heartbeat how often an idle stream of events gets a comment
 */
@ConfigurationProperties("chatbot")
record WebSettings(
    @DefaultValue("") String tokenSecret,
    @DefaultValue("") String operatorToken,
    @DefaultValue("15s") Duration heartbeat) {

  private static final int SHORTEST_SECRET = 16;

  WebSettings {
    checkLength("chatbot.token-secret", tokenSecret);
    if (!operatorToken.isEmpty()) {
      checkLength("chatbot.operator-token", operatorToken);
    }
  }

  private static void checkLength(String name, String secret) {
    if (secret.length() < SHORTEST_SECRET) {
      throw new IllegalArgumentException(
          "Expected the setting %s to have at least %d characters, but it has %d"
              .formatted(name, SHORTEST_SECRET, secret.length()));
    }
  }

  @Override
  public String toString() {
    return "WebSettings[heartbeat=%s]".formatted(heartbeat);
  }
}
