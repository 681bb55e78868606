package dev.entrega.local.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * An endpoint that keeps its data, and whose process can be lost: what the disk knew at that moment
 * is copied and opened again, whatever was written afterwards is not there.
 */
final class CrashingEndpoint implements AutoCloseable {

  private final Path folders;
  private final UnaryOperator<AwsSettings> settings;
  private final Consumer<AwsEndpoint> provision;
  private Path folder;
  private AwsEndpoint endpoint;
  private SqsClient sqs;
  private SnsClient sns;
  private EventBridgeClient events;
  private SfnClient sfn;
  private int crashes;

  /**
   * Starts on an empty folder.
   *
   * @param folders that this may make folders in
   * @param provision done at each start, before the endpoint resumes
   */
  CrashingEndpoint(
      Path folders, UnaryOperator<AwsSettings> settings, Consumer<AwsEndpoint> provision) {
    this.folders = folders;
    this.settings = settings;
    this.provision = provision;
    this.folder = folders.resolve("0");
    this.endpoint = open();
    connect();
  }

  CrashingEndpoint(Path folders) {
    this(folders, same -> same, _ -> {});
  }

  private AwsEndpoint open() {
    var opened =
        AwsEndpoint.start(settings.apply(AwsSettings.defaults().withPort(0)).withData(folder));
    provision.accept(opened);
    opened.resume();
    return opened;
  }

  /** Is lost, and starts again. */
  void crash() {
    var copy = folders.resolve(Integer.toString(++crashes));
    copy(folder, copy);
    endpoint.close();
    folder = copy;
    endpoint = open();
    connect();
  }

  private void connect() {
    var clients = new Clients(endpoint.uri());
    sqs = clients.sqs();
    sns = clients.sns();
    events = clients.events();
    sfn = clients.sfn();
  }

  AwsEndpoint endpoint() {
    return endpoint;
  }

  SqsClient sqs() {
    return sqs;
  }

  SnsClient sns() {
    return sns;
  }

  EventBridgeClient events() {
    return events;
  }

  SfnClient sfn() {
    return sfn;
  }

  private static void copy(Path from, Path to) {
    try (var files = Files.walk(from)) {
      for (var file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    endpoint.close();
  }
}
