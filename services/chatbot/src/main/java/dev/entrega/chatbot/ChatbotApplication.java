package dev.entrega.chatbot;

import dev.entrega.messaging.aws.AwsConnection;
import dev.entrega.messaging.events.EventConsumer;
import dev.entrega.messaging.orders.OrderPlaced;
import dev.entrega.messaging.orders.QuestionAsked;
import dev.entrega.messaging.queues.QueueConsumer;
import dev.entrega.messaging.topics.StatusConsumer;
import dev.entrega.messaging.topology.Topology;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * Chatbot: questions become answers, over RabbitMQ and HTTP; its settings are in {@code
 * chatbot.yaml}.
 */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(ChatbotSettings.class)
public class ChatbotApplication {

  private static final Duration CONFIRM = Duration.ofSeconds(10);

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
  Facts facts(JdbcClient database, InstantSource time) {
    return new Facts(database, time);
  }

  @Bean
  Conversations conversations(JdbcClient database, InstantSource time) {
    return new Conversations(database, time);
  }

  @Bean
  Questions questions(JdbcClient database, InstantSource time) {
    return new Questions(database, time);
  }

  @Bean
  ModelMetrics modelMetrics(MeterRegistry metrics, ChatbotSettings settings) {
    return new ModelMetrics(metrics, settings.prices());
  }

  @Bean
  AssistantMetrics assistantMetrics(MeterRegistry metrics, ModelMetrics models) {
    return new AssistantMetrics(metrics, models);
  }

  @Bean
  SdkAsyncHttpClient streams(ChatbotSettings settings) {
    return NettyNioAsyncHttpClient.builder()
        .protocol(Protocol.HTTP1_1)
        .maxConcurrency(settings.model().connections())
        .connectionAcquisitionTimeout(settings.model().firstChunk())
        .readTimeout(settings.model().firstChunk())
        .build();
  }

  @Bean
  BedrockRuntimeAsyncClient bedrock(AwsConnection connection, SdkAsyncHttpClient streams) {
    return connection.toStreams(BedrockRuntimeAsyncClient.builder(), streams).build();
  }

  @Bean
  Model model(
      BedrockRuntimeAsyncClient bedrock,
      ChatbotSettings settings,
      ModelMetrics metrics,
      ObservationRegistry observations) {
    return new ObservedModel(
        new BedrockModel(bedrock, settings.model()), settings.model().id(), metrics, observations);
  }

  @Bean
  Traces traces(ObservationRegistry observations, ObjectProvider<Traces.Current> current) {
    return new Traces(observations, current.getIfAvailable(() -> () -> null));
  }

  @Bean
  Chain chain(SfnClient sfn, ChatbotSettings settings, Traces traces) {
    return new ObservedChain(new StepFunctionsChain(sfn, settings.chain()), traces);
  }

  @Bean
  Assistant assistant(
      Memory memory, Chain chain, Model model, AssistantMetrics metrics, ChatbotSettings settings) {
    return new Assistant(
        memory,
        new Courses(memory.conversations(), memory.questions(), settings.limits()),
        new Answering(memory, chain, model, metrics, settings),
        metrics,
        settings.answering());
  }

  @Bean
  Memory memory(Questions questions, Conversations conversations, Facts facts) {
    return new Memory(questions, conversations, facts);
  }

  @Bean
  EventConsumer<QuestionAsked> askedQuestions(
      Assistant assistant,
      Questions questions,
      ConnectionFactory connections,
      InstantSource time,
      AssistantMetrics metrics,
      Traces traces,
      ChatbotSettings settings) {
    var broker = new RabbitTemplate(connections);
    broker.setMandatory(true);
    // Each return is found at its own confirm; without a callback it would be warned of, too.
    broker.setReturnsCallback(_ -> {});
    var messages =
        new QuestionMessages(
            assistant, questions, new Replies.Office(broker, time, CONFIRM), metrics, traces);
    return new EventConsumer<>(
        Topology.CHATBOT_QUESTIONS,
        Topology.QUESTIONS,
        List.of(QuestionAsked.class),
        settings.concurrency(),
        messages::on);
  }

  @Bean
  EventConsumer<OrderPlaced> placedOrders(Facts facts, ChatbotSettings settings) {
    return new EventConsumer<>(
        Topology.CHATBOT_ORDERS,
        Topology.ORDERS,
        List.of(OrderPlaced.class),
        settings.orders(),
        facts::on);
  }

  @Bean
  QueueConsumer changesOfStatus(Facts facts, ChatbotSettings settings) {
    return StatusConsumer.of(Topology.CHATBOT_ORDER_STATUS, settings.orders(), facts::on);
  }

  @Bean
  CustomerTokens customerTokens(ChatbotSettings settings, InstantSource time) {
    return new CustomerTokens(settings.tokenSecret(), time);
  }

  @Bean
  LiveAnswers liveAnswers(
      Assistant assistant, Traces traces, ChatbotSettings settings, MeterRegistry metrics) {
    return new LiveAnswers(assistant, traces, settings, metrics);
  }

  @Bean
  OperatorToken operatorToken(ChatbotSettings settings) {
    return new OperatorToken(settings.operatorToken());
  }

  @Bean
  Retention retention(Memory memory, ChatbotSettings settings) {
    return new Retention(memory, settings.retention());
  }

  @Bean
  ApplicationRunner startUpCheck(Chain chain, Model model, ChatbotSettings settings) {
    return _ -> new StartUpCheck(chain, model, settings).begin();
  }
}
