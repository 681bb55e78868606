package dev.entrega.chatbot.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OperatorTokenTest {

  @Test
  void where_none_is_set_nobody_has_it() {
    assertThat(new OperatorToken("").isIn("Bearer ")).isFalse();
    assertThat(new OperatorToken("").isIn("")).isFalse();
  }

  @Test
  void it_is_shown_whole_and_behind_the_word_bearer() {
    var token = new OperatorToken("a-token-of-the-tests");

    assertThat(token.isIn("Bearer a-token-of-the-tests")).isTrue();
    assertThat(token.isIn("Bearer a-token-of-the-test")).isFalse();
    assertThat(token.isIn("a-token-of-the-tests")).isFalse();
  }
}
