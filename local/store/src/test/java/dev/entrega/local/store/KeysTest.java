package dev.entrega.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Keys lie in the order in which the store reads them. */
class KeysTest {

  @Test
  void behind_all_keys_that_begin_with_something_lies_the_next_beginning() {
    assertThat(Keys.behind(new byte[] {'j', 0, 7})).containsExactly('j', 0, 8);
  }

  @Test
  void a_beginning_that_ends_in_the_greatest_byte_is_counted_on_before_it() {
    assertThat(Keys.behind(new byte[] {'j', 1, -1, -1})).containsExactly('j', 2);
  }
}
