package dev.entrega.chatbot.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.chatbot.memory.EmptyMemory;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class CustomerTokensTest {

  private static final Duration HOUR = Duration.ofHours(1);

  private Instant now = EmptyMemory.NOON;
  private final CustomerTokens tokens = new CustomerTokens("a-secret-of-the-tests", () -> now);

  @Test
  void a_token_is_its_customers_until_it_runs_out() {
    var token = tokens.token("ana.souza@example.com", HOUR);

    assertThat(tokens.customerOf(token)).contains("ana.souza@example.com");
    now = now.plus(HOUR);
    assertThat(tokens.customerOf(token)).isEmpty();
  }

  @Test
  void what_is_not_ours_opens_nothing() {
    var token = tokens.token("ana", HOUR);
    var bia = Base64.getUrlEncoder().withoutPadding().encodeToString("bia".getBytes(UTF_8));
    var other = new CustomerTokens("another-secret-of-tests", () -> now).token("ana", HOUR);

    assertThat(tokens.customerOf(token.replaceFirst("^[^.]+", bia))).isEmpty();
    assertThat(tokens.customerOf(token.replaceFirst("\\.\\d+\\.", ".9999999999."))).isEmpty();
    assertThat(tokens.customerOf(token.replaceFirst("\\.\\d+\\.", ".soon."))).isEmpty();
    assertThat(tokens.customerOf(other)).isEmpty();
    assertThat(tokens.customerOf("")).isEmpty();
    assertThat(tokens.customerOf("a.1.!")).isEmpty();
  }
}
