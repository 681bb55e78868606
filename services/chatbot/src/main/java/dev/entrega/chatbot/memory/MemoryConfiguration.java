package dev.entrega.chatbot.memory;

import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is remembered, by one database. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({MemorySettings.class, RetentionSettings.class})
final class MemoryConfiguration {

  @Bean
  Facts facts(JdbcClient database, InstantSource time) {
    return new Facts(database, time);
  }

  @Bean
  Conversations conversations(JdbcClient database, InstantSource time) {
    return new Conversations(database, time);
  }

  @Bean
  Questions questions(JdbcClient database, InstantSource time, MemorySettings settings) {
    return new Questions(database, time, settings);
  }

  @Bean
  Memory memory(Questions questions, Conversations conversations, Facts facts) {
    return new Memory(questions, conversations, facts);
  }

  @Bean
  Retention retention(Memory memory, RetentionSettings settings) {
    return new Retention(memory, settings);
  }
}
