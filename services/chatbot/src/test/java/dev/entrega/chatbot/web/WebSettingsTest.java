package dev.entrega.chatbot.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WebSettingsTest {

  private static final String SECRET = "a-secret-of-the-tests";
  private static final String TOKEN = "a-token-of-the-tests";

  @Test
  void a_secret_that_is_too_short_is_refused_by_its_name_and_is_not_repeated() {
    assertThatThrownBy(() -> settings("short", TOKEN))
        .hasMessageStartingWith("Expected the setting chatbot.token-secret")
        .hasMessageNotContaining("short");
    assertThatThrownBy(() -> settings(SECRET, "tiny"))
        .hasMessageStartingWith("Expected the setting chatbot.operator-token")
        .hasMessageNotContaining("tiny");
  }

  @Test
  void secrets_are_not_logged() {
    assertThat(settings(SECRET, TOKEN).toString()).doesNotContain(SECRET, TOKEN);
  }

  private static WebSettings settings(String secret, String token) {
    return new WebSettings(secret, token, Duration.ofSeconds(15));
  }
}
