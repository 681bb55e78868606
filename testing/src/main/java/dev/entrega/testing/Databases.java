package dev.entrega.testing;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The rounds of a class with {@link OnEachDatabase}. */
final class Databases implements ClassTemplateInvocationContextProvider {

  @Override
  public boolean supportsClassTemplate(ExtensionContext context) {
    return true;
  }

  @Override
  public Stream<Round> provideClassTemplateInvocationContexts(ExtensionContext context) {
    var onH2 = new Round("H2", EmptyDatabase.ON_H2);
    if (!PostgresProcess.isAvailable()) {
      Missing.say(Missing.POSTGRESQL);
      return Stream.of(onH2);
    }
    return Stream.of(onH2, new Round("PostgreSQL", () -> SharedPostgres.of(context).emptySchema()));
  }

  /** One of them, and what makes databases during it. */
  record Round(String name, Supplier<String> databases)
      implements ClassTemplateInvocationContext, AfterClassTemplateInvocationCallback {

    @Override
    public String getDisplayName(int invocationIndex) {
      return name;
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(this);
    }

    @Override
    public void prepareInvocation(ExtensionContext context) {
      EmptyDatabase.comesFrom(databases);
    }

    @Override
    public void afterClassTemplateInvocation(ExtensionContext context) {
      EmptyDatabase.comesFrom(EmptyDatabase.ON_H2);
    }
  }
}
