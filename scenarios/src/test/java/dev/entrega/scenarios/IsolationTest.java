package dev.entrega.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.launcher.services.RunningService;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One process and one class path, and still no service has anything of another one. */
@ExtendWith(RunningEntrega.class)
class IsolationTest {

  private final Scenario scenario;

  IsolationTest(Scenario scenario) {
    this.scenario = scenario;
  }

  @Test
  void each_service_has_only_its_own_beans() {
    assertThat(scenario.entrega().services().all())
        .hasSize(7)
        .allSatisfy(service ->
            assertThat(roomsOfBeans(service)).contains(service.name()).isSubsetOf(with(service)));
  }

  @Test
  void each_service_listens_on_a_port_of_its_own() {
    assertThat(scenario.entrega().services().all())
        .extracting(RunningService::port)
        .doesNotContain(0)
        .doesNotHaveDuplicates();
  }

  @Test
  void a_service_without_a_database_has_none_here_either() {
    var bridge = scenario.entrega().services().named("bridge").context();

    assertThat(bridge.getBeanNamesForType(DataSource.class)).isEmpty();
  }

  /** The word after {@code dev.entrega} of every bean that is ours. */
  private static Set<String> roomsOfBeans(RunningService service) {
    var beans = service.context();
    return Arrays.stream(beans.getBeanDefinitionNames())
        .map(beans::getType)
        .filter(type -> type != null && type.getPackageName().startsWith("dev.entrega."))
        .map(type -> type.getPackageName().replaceFirst("^dev\\.entrega\\.([a-z]+).*", "$1"))
        .collect(Collectors.toSet());
  }

  private static Set<String> with(RunningService service) {
    return Set.of(service.name(), "messaging");
  }
}
