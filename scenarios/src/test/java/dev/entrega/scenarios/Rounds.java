package dev.entrega.scenarios;

import dev.entrega.scenarios.RunningEntrega.On;
import dev.entrega.testing.Docker;
import dev.entrega.testing.LocalStack;
import dev.entrega.testing.SharedRabbitMq;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The rounds of a class with {@link OnAllParts}. */
final class Rounds implements ClassTemplateInvocationContextProvider {

  @Override
  public boolean supportsClassTemplate(ExtensionContext context) {
    return true;
  }

  @Override
  public Stream<Round> provideClassTemplateInvocationContexts(ExtensionContext context) {
    var but = List.of(context.getRequiredTestClass().getAnnotation(OnAllParts.class).but());
    return Stream.of(On.values())
        .filter(on -> !but.contains(on))
        .filter(Rounds::isHere)
        .map(Round::new);
  }

  private static boolean isHere(On on) {
    return switch (on) {
      case STAND_INS -> true;
      case RABBITMQ -> SharedRabbitMq.isInstalled();
      case RABBITMQ_IN_DOCKER -> Docker.answers();
      case LOCALSTACK -> LocalStack.isAvailable();
    };
  }

  /** One of them, and what gives its scenario. */
  record Round(On on) implements ClassTemplateInvocationContext {

    @Override
    public String getDisplayName(int invocationIndex) {
      return on.title();
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(new RunningEntrega(on));
    }
  }
}
