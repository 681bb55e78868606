package dev.entrega.local.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.TreeMap;

/** Looks at the ports before anything slow starts. */
final class FreePorts {

  private FreePorts() {}

  /**
   * Returns if every port can be listened on.
   *
   * @throws IllegalStateException one cannot; the message is one line and names the setting
   */
  static void expect(LocalSettings settings) {
    new TreeMap<>(settings.ports())
        .forEach((setting, port) -> {
          if (port != 0 && isBusy(port)) {
            throw new IllegalStateException(
                "Expected port %d of 127.0.0.1 to be free, but something listens on it already: "
                        .formatted(port)
                    + "stop that, or choose another with --%s=PORT".formatted(setting));
          }
        });
  }

  private static boolean isBusy(int port) {
    try (var probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return false;
    } catch (IOException e) {
      return true;
    }
  }
}
