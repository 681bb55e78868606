package dev.entrega.local.launcher;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.concurrent.CountDownLatch;

/** {@code mvn spring-boot:run}: starts everything, says what is where, and runs until Ctrl-C. */
public final class Main {

  private Main() {}

  /** Takes the settings of {@link LocalSettings}. */
  public static void main(String[] arguments) throws InterruptedException {
    var opened = new Opened();
    var ended = new CountDownLatch(1);
    try {
      var settings = LocalSettings.of(arguments);
      FreePorts.expect(settings);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    opened.close();
                    ended.countDown();
                  },
                  "stop"));
      var entrega = LocalEntrega.start(settings, opened);
      System.out.print(
          settings.layout().services()
              ? screen(entrega, settings).text()
              : new StandInsScreen(sinceTheJvmBegan(), entrega.surroundings(), entrega.inbox())
                  .text());
    } catch (IllegalArgumentException | IllegalStateException e) {
      System.err.println("entrega: " + e.getMessage());
      System.exit(1);
    }
    ended.await();
  }

  private static Screen screen(LocalEntrega entrega, LocalSettings settings) {
    var ports = new LinkedHashMap<String, Integer>();
    entrega.services().all().forEach(service -> ports.put(service.name(), service.port()));
    return new Screen(
        sinceTheJvmBegan(),
        entrega.broker(),
        settings.layout().outside(),
        settings.data(),
        entrega.aws(),
        entrega.web(),
        entrega.inbox(),
        ports);
  }

  private static Duration sinceTheJvmBegan() {
    return Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
  }
}
