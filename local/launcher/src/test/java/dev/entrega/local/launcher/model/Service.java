package dev.entrega.local.launcher.model;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * A service as it runs in production, but for its clock, its clients of AWS and the broker that it
 * does not have.
 */
record Service(String name, Class<?> application, String run, List<String> settings) {

  record Clients(SfnClient stepFunctions, SnsClient topics, SqsClient queues) {}

  ConfigurableApplicationContext start(Clients clients, InstantSource time) {
    return new SpringApplicationBuilder(application)
        .properties("spring.config.name=" + name)
        .web(name.equals("payment") ? WebApplicationType.SERVLET : WebApplicationType.NONE)
        .initializers(context -> prepare((GenericApplicationContext) context, clients, time))
        .run(arguments());
  }

  private String[] arguments() {
    var arguments = new ArrayList<>(settings);
    arguments.add("--server.port=0");
    arguments.add(
        "--spring.main.web-application-type=" + (name.equals("payment") ? "servlet" : "none"));
    arguments.add("--spring.main.register-shutdown-hook=false");
    arguments.add("--management.endpoint.health.validate-group-membership=false");
    arguments.add("--logging.level.root=ERROR");
    arguments.add("--logging.level.dev.entrega=OFF");
    arguments.add("--logging.level.dev.entrega.local.launcher.model=INFO");
    var excluded =
        new ArrayList<>(
            List.of(
                "dev.entrega.messaging.events.EventsAutoConfiguration",
                "org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration"));
    if (name.equals("bridge")) {
      excluded.add("org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration");
      excluded.add("org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration");
    } else {
      arguments.add(
          ("--spring.datasource.url=jdbc:h2:mem:model-%s-%s;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE"
                  + ";DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1")
              .formatted(name, run));
    }
    arguments.add("--spring.autoconfigure.exclude=" + String.join(",", excluded));
    return arguments.toArray(String[]::new);
  }

  private static void prepare(
      GenericApplicationContext context, Clients clients, InstantSource time) {
    context.registerBean(SfnClient.class, clients::stepFunctions);
    context.registerBean(SnsClient.class, clients::topics);
    context.registerBean(SqsClient.class, clients::queues);
    context.addBeanFactoryPostProcessor(beans -> replaceClock(beans, time));
  }

  private static void replaceClock(ConfigurableListableBeanFactory beans, InstantSource time) {
    for (var clock : beans.getBeanNamesForType(InstantSource.class, true, false)) {
      ((BeanDefinitionRegistry) beans).removeBeanDefinition(clock);
    }
    beans.registerSingleton("time", time);
  }
}
