package dev.entrega.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;

/** TCP ports on loopback. */
public final class Ports {

  /**
   * Below what systems hand out to clients. A client that tries again and again to reach a server
   * that is away could otherwise be given that very port, and be connected to itself.
   */
  private static final int FIRST = 15_000;

  private static final int BEYOND = 32_000;

  private Ports() {}

  /** One that nobody listened on a moment ago. */
  public static int free() {
    while (true) {
      var port = ThreadLocalRandom.current().nextInt(FIRST, BEYOND);
      if (isFree(port)) {
        return port;
      }
    }
  }

  static boolean answers(int port) {
    try (var socket = new Socket()) {
      socket.connect(onLoopback(port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isFree(int port) {
    try (var probe = new ServerSocket()) {
      probe.bind(onLoopback(port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static InetSocketAddress onLoopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }
}
