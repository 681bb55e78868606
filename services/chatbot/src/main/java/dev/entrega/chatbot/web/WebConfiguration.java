package dev.entrega.chatbot.web;

import dev.entrega.chatbot.answers.Assistant;
import dev.entrega.chatbot.answers.Capacity;
import dev.entrega.chatbot.traces.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whom HTTP is open to, and the answers that are written there. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebSettings.class)
final class WebConfiguration {

  @Bean
  CustomerTokens customerTokens(WebSettings settings, InstantSource time) {
    return new CustomerTokens(settings.tokenSecret(), time);
  }

  @Bean
  OperatorToken operatorToken(WebSettings settings) {
    return new OperatorToken(settings.operatorToken());
  }

  @Bean
  LiveAnswers liveAnswers(
      Assistant assistant,
      Traces traces,
      Capacity capacity,
      WebSettings settings,
      MeterRegistry metrics) {
    return new LiveAnswers(
        assistant, traces, capacity.concurrency(), settings.heartbeat(), metrics);
  }
}
