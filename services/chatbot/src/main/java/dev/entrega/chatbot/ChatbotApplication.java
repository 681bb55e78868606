package dev.entrega.chatbot;

import dev.entrega.chatbot.chain.Chain;
import dev.entrega.chatbot.chain.ChainSettings;
import dev.entrega.chatbot.model.Model;
import dev.entrega.chatbot.model.ModelSettings;
import java.time.InstantSource;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;

/**
 * Chatbot: questions become answers, over RabbitMQ and HTTP; its settings are in {@code
 * chatbot.yaml}. What a room consists of, its own configuration says.
 */
@SpringBootApplication(proxyBeanMethods = false)
public class ChatbotApplication {

  /** Starts the service, which ends when it is told to. */
  public static void main(String[] args) {
    new SpringApplicationBuilder(ChatbotApplication.class)
        .properties("spring.config.name=chatbot")
        .run(args);
  }

  @Bean
  InstantSource time() {
    return InstantSource.system();
  }

  @Bean
  ApplicationRunner startUpCheck(
      Chain chain, ChainSettings ofChain, Model model, ModelSettings ofModel) {
    return _ -> new StartUpCheck(chain, ofChain, model, ofModel).begin();
  }
}
