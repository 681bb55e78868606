package dev.entrega.chatbot.answers;

import dev.entrega.chatbot.chain.Chain;
import dev.entrega.chatbot.memory.Memory;
import dev.entrega.chatbot.model.Model;
import dev.entrega.chatbot.model.ModelMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who answers, and by which measure. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AnsweringSettings.class, Limits.class, Capacity.class})
final class AnswersConfiguration {

  @Bean
  AssistantMetrics assistantMetrics(MeterRegistry metrics, ModelMetrics models) {
    return new AssistantMetrics(metrics, models);
  }

  @Bean
  Assistant assistant(
      Memory memory,
      Courses courses,
      Answering answering,
      AssistantMetrics metrics,
      AnsweringSettings settings) {
    return new Assistant(memory, courses, answering, metrics, settings);
  }

  @Bean
  Courses courses(Memory memory, Limits limits) {
    return new Courses(memory.conversations(), memory.questions(), limits);
  }

  @Bean
  Answering answering(
      Memory memory,
      Chain chain,
      Model model,
      AssistantMetrics metrics,
      AnsweringSettings settings) {
    return new Answering(memory, chain, model, metrics, settings);
  }
}
