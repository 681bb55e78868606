package dev.entrega.chatbot.chain;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What goes before an answer.
 *
 * @param stateMachineArn of {@code rag-chain}
 * @param knowledgeBaseId what is searched; without one, answers are of order facts alone
 * @param patience how long it may take, tries included; after that an answer does without
 */
@ConfigurationProperties("chatbot.chain")
public record ChainSettings(
    @DefaultValue("") String stateMachineArn,
    @DefaultValue("") String knowledgeBaseId,
    @DefaultValue("15s") Duration patience) {}
