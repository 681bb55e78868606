package dev.entrega.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One as a child process on a free loopback port, without Docker ("host mode"). Everything is in
 * memory. Its Lambda passes every call on, see {@code functions.py} beside this class.
 */
final class LocalStackProcess implements LocalStack {

  private static final Duration TO_START = Duration.ofMinutes(3);
  private static final String LOG = "localstack.log";
  private static final int LINES_OF_LOG = 50;

  private final int port;
  private final Folder folder;
  private final Process process;
  private final Leash leash;

  private LocalStackProcess(int port, Folder folder, Process process) {
    this.port = port;
    this.folder = folder;
    this.process = process;
    this.leash = Leash.on(process.pid(), "KILL", folder.path());
  }

  static boolean isInstalled() {
    return Program.FOUND.isPresent();
  }

  static LocalStackProcess start(URI functions) {
    var folder = Folder.temporary("entrega-localstack-");
    var port = Ports.free();
    try {
      var scripts = folder.path().resolve("etc/localstack/init/start.d");
      Files.createDirectories(scripts);
      try (var script = functionsScript()) {
        Files.copy(script, scripts.resolve("functions.py"));
      }
      var localStack = new LocalStackProcess(port, folder, process(folder, port, functions));
      localStack.awaitReady();
      return localStack;
    } catch (IOException e) {
      folder.delete();
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + port);
  }

  @Override
  public void close() {
    leash.close();
    process.destroyForcibly().onExit().join();
    folder.delete();
  }

  private static Process process(Folder folder, int port, URI functions) throws IOException {
    var python = Program.FOUND.orElseThrow().python().toString();
    var builder =
        new ProcessBuilder(python, "-m", "localstack.runtime.main")
            .directory(folder.path().toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.path().resolve(LOG).toFile());
    var environment = builder.environment();
    environment.keySet().removeIf(name -> !name.equals("PATH"));
    environment.put("HOME", folder.path().toString());
    environment.put("LANG", "C.UTF-8");
    environment.put("FILESYSTEM_ROOT", folder.path().toString());
    environment.put("GATEWAY_LISTEN", "127.0.0.1:" + port);
    environment.put("LOCALSTACK_HOST", "127.0.0.1:" + port);
    environment.put("SERVICES", "sqs,sns,stepfunctions,lambda,iam,sts");
    environment.put("EAGER_SERVICE_LOADING", "1");
    environment.put("SQS_ENDPOINT_STRATEGY", "path");
    environment.put("FUNCTIONS_URL", functions.toString());
    // A machine that is itself a container is no image of LocalStack's.
    environment.put("OVERRIDE_IN_DOCKER", "0");
    // The usual server would listen on every address.
    environment.put("GATEWAY_SERVER", "hypercorn");
    environment.put("ACTIVATE_PRO", "0");
    // It shall neither answer to names nor ask for anything beyond this machine.
    environment.put("DNS_ADDRESS", "0");
    environment.put("DISABLE_EVENTS", "1");
    environment.put("SKIP_SSL_CERT_DOWNLOAD", "1");
    return builder.start();
  }

  private static InputStream functionsScript() {
    var script = LocalStackProcess.class.getResourceAsStream("functions.py");
    if (script == null) {
      throw new IllegalStateException("Expected functions.py beside this class, but it is missing");
    }
    return script;
  }

  private void awaitReady() {
    var deadline = System.nanoTime() + TO_START.toNanos();
    try (var http = HttpClient.newHttpClient()) {
      while (!isReady(http)) {
        if (System.nanoTime() > deadline || process.waitFor(200, TimeUnit.MILLISECONDS)) {
          var said = folder.end(LOG, LINES_OF_LOG);
          close();
          throw new IllegalStateException("Expected LocalStack to start, but:\n" + said);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private boolean isReady(HttpClient http) throws InterruptedException {
    var ready = HttpRequest.newBuilder(endpoint().resolve("/_localstack/init/ready")).build();
    try {
      return http.send(ready, BodyHandlers.ofString()).body().contains("\"completed\": true");
    } catch (IOException _) {
      return false;
    }
  }

  /** Looked for once. */
  private static final class Program {

    static final Optional<LocalStackProgram> FOUND = LocalStackProgram.onPath();
  }
}
