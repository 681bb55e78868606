package dev.entrega.messaging.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MachineFaultsTest {

  private final MachineFaults faults = new MachineFaults();

  @Test
  void a_want_of_memory_is_no_fault_of_the_message() {
    assertThat(faults.recognizes(new OutOfMemoryError())).isTrue();
    assertThat(faults.recognizes(new InternalError())).isTrue();
  }

  @Test
  void a_bug_is() {
    assertThat(faults.recognizes(new StackOverflowError())).isFalse();
    assertThat(faults.recognizes(new AssertionError())).isFalse();
  }
}
