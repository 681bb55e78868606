package dev.entrega.notifier;

import dev.entrega.messaging.events.EventConsumer;
import dev.entrega.messaging.orders.OrderPlaced;
import dev.entrega.messaging.queues.QueueConsumer;
import dev.entrega.messaging.topics.StatusConsumer;
import dev.entrega.messaging.topology.Topology;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * Notifier: changes of status become e-mails and SMS; its settings are in {@code notifier.yaml}.
 */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(NotifierSettings.class)
public class NotifierApplication {

  /** Starts the service, which ends when it is told to. */
  public static void main(String[] args) {
    new SpringApplicationBuilder(NotifierApplication.class)
        .properties("spring.config.name=notifier")
        .run(args);
  }

  @Bean
  InstantSource time() {
    return InstantSource.system();
  }

  /** What the services speak to each other by; a bean of its own for the tests' sake. */
  @Bean
  Conversations conversations(
      JdbcClient database,
      PlatformTransactionManager transactions,
      InstantSource time,
      NotifierSettings settings,
      MeterRegistry metrics) {
    var conversations =
        new Conversations(database, new TransactionTemplate(transactions), time, settings);
    for (var channel : Channel.values()) {
      Gauge.builder("entrega.notifications.pending", () -> conversations.countDue(channel))
          .description("Orders that have a message to be sent, now or later")
          .tag("channel", channel.word())
          .register(metrics);
    }
    return conversations;
  }

  @Bean
  Contacts contacts(JdbcClient database, Conversations conversations) {
    return new Contacts(database, conversations);
  }

  @Bean
  EventConsumer<OrderPlaced> placedOrders(Contacts contacts, NotifierSettings settings) {
    return new EventConsumer<>(
        Topology.NOTIFIER_ORDERS,
        Topology.ORDERS,
        List.of(OrderPlaced.class),
        settings.concurrency(),
        contacts::on);
  }

  @Bean
  QueueConsumer changesOfStatus(Conversations conversations, NotifierSettings settings) {
    return StatusConsumer.of(
        Topology.NOTIFIER_ORDER_STATUS, settings.concurrency(), conversations::tell);
  }

  @Bean
  Map<Language, Words> words() {
    return Words.all();
  }

  @Bean
  Links links(NotifierSettings settings, Environment environment) {
    return new Links(
        settings.linkSecret(),
        () ->
            settings.publicUrl().isEmpty()
                ? "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port")
                : settings.publicUrl());
  }

  @Bean
  OptOuts optOuts(JdbcClient database, InstantSource time) {
    return new OptOuts(database, time);
  }

  @Bean
  PreferencesPage preferencesPage(Map<Language, Words> words) {
    return new PreferencesPage(words);
  }

  @Bean
  EmailMessenger emailMessenger(
      JavaMailSender mail,
      NotifierSettings settings,
      Map<Language, Words> words,
      Links links,
      InstantSource time) {
    return new EmailMessenger(mail, settings.email().from(), words, links, time);
  }

  @Bean
  SmsMessenger smsMessenger(SnsClient sns, Map<Language, Words> words) {
    return new SmsMessenger(sns, words);
  }

  @Bean
  Rounds emails(
      EmailMessenger messenger,
      Conversations conversations,
      NotifierSettings settings,
      InstantSource time,
      MeterRegistry metrics) {
    var teller = new Teller(conversations, messenger, settings.sending(), metrics);
    return new Rounds(Channel.EMAIL, conversations, teller, time, settings.sending());
  }

  @Bean
  Rounds texts(
      SmsMessenger messenger,
      Conversations conversations,
      NotifierSettings settings,
      InstantSource time,
      MeterRegistry metrics) {
    var teller = new Teller(conversations, messenger, settings.sending(), metrics);
    return new Rounds(Channel.SMS, conversations, teller, time, settings.sending());
  }
}
