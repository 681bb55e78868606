package dev.entrega.chatbot.traces;

import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Traces of questions, whether a collector is told or not. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TracesSettings.class)
final class TracesConfiguration {

  @Bean
  Traces traces(ObservationRegistry observations, ObjectProvider<Traces.Current> current) {
    return new Traces(observations, current.getIfAvailable(() -> () -> null));
  }
}
