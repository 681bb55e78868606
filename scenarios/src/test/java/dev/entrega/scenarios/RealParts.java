package dev.entrega.scenarios;

import dev.entrega.local.launcher.Layout;
import dev.entrega.local.launcher.LocalSettings;
import dev.entrega.local.launcher.Outside;
import dev.entrega.testing.PostgresProcess;
import dev.entrega.testing.RabbitMq;
import dev.entrega.testing.SharedPostgres;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Entrega on a real RabbitMQ with quorum queues, and on PostgreSQL where one can run. */
final class RealParts {

  private static final List<String> SERVICES_WITH_A_DATABASE =
      List.of("availability", "payment", "courier", "status", "notifier");

  private RealParts() {}

  /**
   * Settings for one system.
   *
   * @param name a word that its databases begin with
   */
  static LocalSettings on(RabbitMq rabbit, String name, ExtensionContext context) {
    var outside = Outside.nothing().withRabbitMq(rabbit.uri(), "quorum");
    if (PostgresProcess.isAvailable()) {
      outside = outside.withDatabases(databases(SharedPostgres.of(context), name));
    }
    return LocalSettings.onFreePorts().with(Layout.allHere().withOutside(outside));
  }

  private static String databases(PostgresProcess postgres, String name) {
    SERVICES_WITH_A_DATABASE.forEach(service -> postgres.emptyDatabase(name + "_" + service));
    return postgres.url(name + "_{service}");
  }
}
