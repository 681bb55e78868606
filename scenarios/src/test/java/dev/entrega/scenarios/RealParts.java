package dev.entrega.scenarios;

import dev.entrega.local.launcher.Layout;
import dev.entrega.local.launcher.LocalSettings;
import dev.entrega.local.launcher.Outside;
import dev.entrega.testing.PostgresProcess;
import dev.entrega.testing.RabbitMq;
import dev.entrega.testing.SharedPostgres;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Entrega on a real RabbitMQ with quorum queues, and on PostgreSQL where one can run. */
final class RealParts {

  private static final List<String> SERVICES_WITH_A_DATABASE =
      List.of("availability", "payment", "courier", "status", "notifier", "chatbot");

  private RealParts() {}

  /** None but the help centre of this repository. */
  static Outside nothing() {
    return Outside.nothing().withKnowledge(Path.of("../knowledge"));
  }

  /**
   * Settings for one system.
   *
   * @param name a word that its databases begin with
   */
  static LocalSettings on(RabbitMq rabbit, String name, ExtensionContext context) {
    var outside = nothing().withRabbitMq(rabbit.uri(), "quorum");
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
