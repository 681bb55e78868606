package dev.entrega.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LocalSettingsTest {

  @Test
  void without_a_word_the_ports_are_the_ones_that_everybody_knows() {
    var settings = LocalSettings.of();

    assertThat(settings.amqpPort()).isEqualTo(5672);
    assertThat(settings.awsPort()).isEqualTo(4566);
    assertThat(settings.webPort()).isEqualTo(8080);
  }

  @Test
  void arguments_move_them() {
    var settings =
        LocalSettings.of("--amqp.port=1", "--aws.port=2", "--web.port=3", "--provider.delay=2s");

    assertThat(settings).isEqualTo(new LocalSettings(1, 2, 3, Duration.ofSeconds(2)));
  }

  @Test
  void what_makes_no_sense_is_answered_in_one_line_that_names_the_setting() {
    assertRefused("--amqp.port=five", "Expected a number in amqp.port, but found 'five'");
    assertRefused("--web.port=65536", "Expected a port between 0 and 65535 in web.port");
    assertRefused("--provider.delay=soon", "Expected a duration such as 2s in provider.delay");
    assertRefused("--amqp.prot=1", "amqp.port, aws.port, provider.delay, web.port", "--amqp.prot");
    assertRefused("5672", "but found 5672");
  }

  @Test
  void a_busy_port_is_answered_in_one_line_that_names_the_setting() throws IOException {
    try (var busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var settings = new LocalSettings(0, busy.getLocalPort(), 0, Duration.ZERO);

      assertThatThrownBy(() -> FreePorts.expect(settings))
          .hasMessageContainingAll("port " + busy.getLocalPort(), "--aws.port=")
          .message()
          .hasLineCount(1);
    }
  }

  private static void assertRefused(String argument, String... words) {
    assertThatThrownBy(() -> LocalSettings.of(argument))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(words)
        .message()
        .hasLineCount(1);
  }
}
