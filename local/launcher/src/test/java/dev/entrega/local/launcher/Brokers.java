package dev.entrega.local.launcher;

import dev.entrega.local.launcher.RunningEntrega.On;
import dev.entrega.testing.SharedRabbitMq;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The rounds of a class with {@link OnEachBroker}. */
final class Brokers implements ClassTemplateInvocationContextProvider {

  @Override
  public boolean supportsClassTemplate(ExtensionContext context) {
    return true;
  }

  @Override
  public Stream<Round> provideClassTemplateInvocationContexts(ExtensionContext context) {
    var embedded = new Round("embedded broker", new RunningEntrega(On.EMBEDDED_BROKER));
    return SharedRabbitMq.isInstalled()
        ? Stream.of(embedded, new Round("RabbitMQ", new RunningEntrega(On.REAL_PARTS)))
        : Stream.of(embedded);
  }

  /** One of them, and what gives its scenario. */
  record Round(String name, RunningEntrega scenarios) implements ClassTemplateInvocationContext {

    @Override
    public String getDisplayName(int invocationIndex) {
      return name;
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(scenarios);
    }
  }
}
