package dev.entrega.chatbot.chain;

import dev.entrega.chatbot.traces.Traces;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.sfn.SfnClient;

/** The chain is one of Step Functions' state machines. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ChainSettings.class)
final class ChainConfiguration {

  @Bean
  Chain chain(SfnClient sfn, ChainSettings settings, Traces traces) {
    return new ObservedChain(new StepFunctionsChain(sfn, settings), traces);
  }
}
