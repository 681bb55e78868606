package dev.entrega.payment;

import dev.entrega.messaging.tasks.TaskAnswers;
import dev.entrega.messaging.tasks.TaskQueue;
import dev.entrega.messaging.topology.Topology;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Charges orders at the payment provider; its settings are in {@code payment.yaml}. */
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
  Cashier cashier(Charges charges, Provider provider, InstantSource time) {
    return new Cashier(charges, provider, time);
  }

  @Bean
  Settlement settlement(
      Charges charges, TaskAnswers answers, InstantSource time, PaymentSettings settings) {
    return new Settlement(charges, answers, time, settings.sweep().grace());
  }

  @Bean(initMethod = "start")
  Sweeper sweeper(Settlement settlement, PaymentSettings settings) {
    return new Sweeper(settlement, settings.sweep());
  }

  /** Task {@code refund} joins it here. */
  @Bean
  TaskQueue paymentTasks(Cashier cashier) {
    return TaskQueue.named(Topology.PAYMENT_TASKS).on("charge", ChargeOrder.class, cashier::charge);
  }
}
