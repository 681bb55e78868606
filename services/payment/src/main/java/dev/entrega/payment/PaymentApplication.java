package dev.entrega.payment;

import dev.entrega.messaging.tasks.TaskAnswers;
import dev.entrega.messaging.tasks.TaskQueue;
import dev.entrega.messaging.topology.StatusTopic;
import dev.entrega.messaging.topology.Topology;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Charges orders at the payment provider, and gives it back; its settings are in {@code
 * payment.yaml}.
 */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(PaymentSettings.class)
public final class PaymentApplication {

  /** Starts the service. */
  public static void main(String[] args) {
    new SpringApplicationBuilder(PaymentApplication.class)
        .properties("spring.config.name=payment")
        .run(args);
  }

  @Bean
  InstantSource time() {
    return Clock.systemUTC();
  }

  @Bean
  Charges charges(JdbcClient jdbc) {
    return new Charges(jdbc);
  }

  @Bean(destroyMethod = "shutdownNow")
  HttpClient providerHttp(PaymentSettings settings) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(settings.provider().connectTimeout())
        .executor(Executors.newVirtualThreadPerTaskExecutor())
        .build();
  }

  @Bean
  Provider provider(HttpClient providerHttp, JsonMapper json, PaymentSettings settings) {
    return new HttpProvider(providerHttp, json, settings.provider());
  }

  @Bean
  Refunds refunds(JdbcClient jdbc) {
    return new Refunds(jdbc);
  }

  @Bean
  Cashier cashier(
      Charges charges,
      Refunds refunds,
      Provider provider,
      InstantSource time,
      PaymentSettings settings) {
    return new Cashier(charges, refunds, provider, time, settings.inquiry().after());
  }

  @Bean
  Settlement settlement(
      Charges charges,
      Refunds refunds,
      TaskAnswers answers,
      InstantSource time,
      PaymentSettings settings) {
    return new Settlement(charges, refunds, answers, time, settings.sweep().grace());
  }

  @Bean
  Closing closing(
      Refunds refunds,
      Charges charges,
      Provider provider,
      StatusTopic topic,
      InstantSource time,
      PaymentSettings settings) {
    return new Closing(refunds, charges, provider, topic, time, settings.sweep());
  }

  @Bean
  Inquiries inquiries(
      Charges charges,
      Refunds refunds,
      Provider provider,
      Settlement settlement,
      InstantSource time,
      PaymentSettings settings) {
    return new Inquiries(charges, refunds, provider, settlement, time, settings.inquiry());
  }

  @Bean(initMethod = "start")
  Sweeper sweeper(
      Settlement settlement, Closing closing, Inquiries inquiries, PaymentSettings settings) {
    return new Sweeper(
        settings.sweep(),
        List.of(
            new Sweeper.Chore("answers", settlement::sweep),
            new Sweeper.Chore("refunds", closing::sweep),
            new Sweeper.Chore("inquiries", inquiries::sweep)));
  }

  @Bean
  TaskQueue paymentTasks(Cashier cashier, Closing closing) {
    return TaskQueue.named(Topology.PAYMENT_TASKS)
        .on("charge", ChargeOrder.class, cashier::charge)
        .on("refund", RefundOrder.class, closing::refund);
  }
}
