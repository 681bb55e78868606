package dev.entrega.local.aws;

import java.nio.file.Path;

/** A process that is there to be killed: an endpoint on a folder. */
final class KilledEndpoint {

  private KilledEndpoint() {}

  /** Takes the folder, says where it listens, and goes on until it is killed. */
  public static void main(String[] arguments) throws InterruptedException {
    var endpoint =
        AwsEndpoint.start(AwsSettings.defaults().withPort(0).withData(Path.of(arguments[0])));
    endpoint.resume();
    System.out.println(endpoint.uri());
    System.out.flush();
    Thread.currentThread().join();
  }
}
