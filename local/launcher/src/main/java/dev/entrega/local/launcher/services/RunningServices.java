package dev.entrega.local.launcher.services;

import dev.entrega.availability.AvailabilityApplication;
import dev.entrega.bridge.BridgeApplication;
import dev.entrega.chatbot.ChatbotApplication;
import dev.entrega.courier.CourierApplication;
import dev.entrega.notifier.NotifierApplication;
import dev.entrega.payment.PaymentApplication;
import dev.entrega.status.StatusApplication;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The services of the product, each in a context of its own.
 *
 * @param all in the order in which they close: who lets work in comes first, who hears of it last
 */
public record RunningServices(List<RunningService> all) implements AutoCloseable {

  /**
   * Starts them side by side and returns when all are ready.
   *
   * @throws IllegalStateException one did not start, and those that did are closed again; the
   *     message is one line
   */
  public static RunningServices start(Surroundings surroundings) {
    var started = new ArrayList<RunningService>();
    Throwable failure = null;
    for (var starting : startSideBySide(surroundings)) {
      try {
        started.add(starting.get());
      } catch (ExecutionException e) {
        failure = failure == null ? e.getCause() : failure;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        failure = e;
      }
    }
    var services = new RunningServices(started);
    if (failure != null) {
      services.close();
      throw new IllegalStateException(failure.getMessage(), failure);
    }
    return services;
  }

  /** None in this process. */
  public static RunningServices elsewhere() {
    return new RunningServices(List.of());
  }

  /** The one of that name. */
  public RunningService named(String name) {
    return all.stream()
        .filter(service -> service.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("Expected a service " + name + ", but have " + all));
  }

  @Override
  public void close() {
    all.forEach(RunningService::close);
  }

  private static List<Future<RunningService>> startSideBySide(Surroundings surroundings) {
    var threads = Thread.ofPlatform().name("start-", 1).factory();
    try (var starters = Executors.newThreadPerTaskExecutor(threads)) {
      return applications(surroundings).stream()
          .map(application -> starters.submit(() -> application.start(surroundings.shared())))
          .toList();
    }
  }

  private static List<ServiceApplication> applications(Surroundings surroundings) {
    return List.of(
        new ServiceApplication("bridge", BridgeApplication::main, surroundings.bridge()),
        new ServiceApplication(
            "availability", AvailabilityApplication::main, surroundings.availability()),
        new ServiceApplication("payment", PaymentApplication::main, surroundings.payment()),
        new ServiceApplication("courier", CourierApplication::main, surroundings.courier()),
        new ServiceApplication("notifier", NotifierApplication::main, surroundings.notifier()),
        new ServiceApplication("chatbot", ChatbotApplication::main, surroundings.chatbot()),
        new ServiceApplication("status", StatusApplication::main, surroundings.status()));
  }
}
