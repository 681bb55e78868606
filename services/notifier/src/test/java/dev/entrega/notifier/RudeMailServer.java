package dev.entrega.notifier;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that takes one mail and resets the connection when it is told goodbye. */
final class RudeMailServer implements AutoCloseable {

  private final ServerSocket door;
  private final List<String> said = new CopyOnWriteArrayList<>();

  RudeMailServer() throws IOException {
    door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return door.getLocalPort();
  }

  /** What the client said, line by line. */
  List<String> said() {
    return said;
  }

  private void serve() {
    try (var client = door.accept()) {
      talk(client);
      // Closing resets from now on.
      client.setSoLinger(true, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void talk(Socket client) throws IOException {
    var reader =
        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
    say(client, "220 here");
    var isData = false;
    for (var line = reader.readLine(); line != null; line = reader.readLine()) {
      said.add(line);
      if (line.equals("QUIT")) {
        return;
      }
      if (!isData || line.equals(".")) {
        isData = line.equals("DATA");
        say(client, isData ? "354 go on" : "250 fine");
      }
    }
  }

  private static void say(Socket client, String line) throws IOException {
    client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
