package dev.entrega.chatbot.web;

import java.time.Duration;
import java.time.InstantSource;

/** Whoever logs customers in, and knows the service's secret. */
public final class Login {

  private Login() {}

  public static String token(String customerId, String secret) {
    return new CustomerTokens(secret, InstantSource.system())
        .token(customerId, Duration.ofHours(1));
  }
}
