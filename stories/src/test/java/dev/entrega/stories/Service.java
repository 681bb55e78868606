package dev.entrega.stories;

import dev.entrega.availability.AvailabilityApplication;
import dev.entrega.bridge.BridgeApplication;
import dev.entrega.courier.CourierApplication;
import dev.entrega.local.launcher.template.Provisioned;
import dev.entrega.messaging.topology.Topology;
import dev.entrega.notifier.NotifierApplication;
import dev.entrega.payment.PaymentApplication;
import dev.entrega.status.StatusApplication;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.mail.javamail.JavaMailSender;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * A service as it runs in production, but for its clock, its clients of AWS and the broker that it
 * does not have.
 */
record Service(String name, Class<?> application, String run, List<String> settings) {

  /**
   * What a service meets.
   *
   * @param stepFunctions takes its answers
   * @param sns takes what it publishes
   * @param queues in which it finds nothing
   * @param mail takes its mails
   * @param time is the story's
   * @param faults decide when it crashes
   */
  record Surroundings(
      SfnClient stepFunctions,
      SnsClient sns,
      SqsClient queues,
      JavaMailSender mail,
      InstantSource time,
      Faults faults) {}

  /** All of them, as one run needs them. */
  static List<Service> all(Provisioned provisioned, URI provider) {
    var run = UUID.randomUUID().toString();
    var machines = provisioned.stateMachineArns();
    var topic =
        "--entrega.topics.order-status=" + provisioned.topicArns().get(Topology.ORDER_STATUS);
    return List.of(
        new Service(
            "bridge",
            BridgeApplication.class,
            run,
            List.of(
                "--bridge.state-machine-arn=" + machines.get("order-delivery"),
                "--bridge.cancellation-state-machine-arn=" + machines.get("order-cancellation"))),
        new Service("availability", AvailabilityApplication.class, run, List.of()),
        new Service(
            "payment",
            PaymentApplication.class,
            run,
            List.of(
                "--payment.provider.url=" + provider,
                "--payment.provider.api-key=key",
                "--payment.webhook.secret=" + Stage.WEBHOOK_SECRET,
                "--payment.sweep.interval=36500d",
                topic)),
        new Service(
            "courier",
            CourierApplication.class,
            run,
            List.of("--courier.sweep-every=36500d", topic)),
        new Service("status", StatusApplication.class, run, List.of()),
        new Service(
            "notifier",
            NotifierApplication.class,
            run,
            List.of(
                "--notifier.link-secret=a secret of the stage",
                "--notifier.public-url=https://entrega.example",
                // One thread, so that a story plays out the same way each time.
                "--notifier.sending.at-once=1",
                "--notifier.sending.sweep-every=36500d")));
  }

  ConfigurableApplicationContext start(Surroundings surroundings) {
    return new SpringApplicationBuilder(application)
        .properties("spring.config.name=" + name)
        .web(name.equals("payment") ? WebApplicationType.SERVLET : WebApplicationType.NONE)
        .initializers(context -> prepare((GenericApplicationContext) context, surroundings))
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
    arguments.add("--logging.level.org.apache.catalina=OFF");
    arguments.add("--logging.level.dev.entrega=OFF");
    arguments.add("--logging.level.dev.entrega.stories=INFO");
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

  private void prepare(GenericApplicationContext context, Surroundings surroundings) {
    context.registerBean(SfnClient.class, surroundings::stepFunctions);
    context.registerBean(SnsClient.class, surroundings::sns);
    context.registerBean(SqsClient.class, surroundings::queues);
    if (name.equals("notifier")) {
      context.registerBean(JavaMailSender.class, surroundings::mail);
    }
    context.addBeanFactoryPostProcessor(beans -> replaceClock(beans, surroundings.time()));
    context.addBeanFactoryPostProcessor(
        beans -> beans.addBeanPostProcessor(crashing(surroundings.faults())));
  }

  private BeanPostProcessor crashing(Faults faults) {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String beanName) {
        return bean instanceof DataSource database
            ? new CrashingDatabase(database, name, faults)
            : bean;
      }
    };
  }

  private static void replaceClock(ConfigurableListableBeanFactory beans, InstantSource time) {
    for (var clock : beans.getBeanNamesForType(InstantSource.class, true, false)) {
      ((BeanDefinitionRegistry) beans).removeBeanDefinition(clock);
    }
    beans.registerSingleton("time", time);
  }
}
