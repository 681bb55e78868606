package dev.entrega.scenarios;

import static dev.entrega.messaging.contracts.Json.MAPPER;
import static dev.entrega.messaging.topology.Topology.CLOUD_EVENT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import dev.entrega.chatbot.ChatbotApplication;
import dev.entrega.local.aws.AwsEndpoint;
import dev.entrega.local.aws.AwsSettings;
import dev.entrega.local.aws.bedrock.extractive.ExtractiveModel;
import dev.entrega.local.aws.knowledge.KnowledgeSettings;
import dev.entrega.local.launcher.LocalAws;
import dev.entrega.local.launcher.broker.EmbeddedBroker;
import dev.entrega.local.launcher.services.RunningService;
import dev.entrega.local.launcher.services.ServiceApplication;
import dev.entrega.local.launcher.template.Template;
import dev.entrega.messaging.orders.QuestionAsked;
import dev.entrega.messaging.topology.Topology;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import tools.jackson.databind.JsonNode;

/**
 * Chatbot with a broker and an AWS of its own and no other service: of orders it knows what a test
 * says, of deliveries what stands in the test's folder, and the local model answers.
 */
final class AssistantAlone implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int BATCH = 10;

  /** Everything that a model was asked, by the chain or for an answer. */
  final List<String> prompts = new CopyOnWriteArrayList<>();

  private final Map<String, CompletableFuture<JsonNode>> awaited = new ConcurrentHashMap<>();
  private final EmbeddedBroker broker;
  private final AwsEndpoint aws;
  private final RunningService chatbot;
  private final Connection connection;
  private final Channel channel;
  private final String answers;

  AssistantAlone(Path knowledge) throws Exception {
    // As the launcher has it: else a service would configure the log of all of them.
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    broker = EmbeddedBroker.start(0);
    aws =
        AwsEndpoint.start(
            AwsSettings.defaults().withPort(0).withKnowledge(KnowledgeSettings.of(knowledge)));
    chatbot = chatbot();
    var factory = new ConnectionFactory();
    factory.setUri(URI.create("amqp://guest:guest@127.0.0.1:" + broker.port()));
    connection = factory.newConnection();
    channel = connection.createChannel();
    answers = channel.queueDeclare().getQueue();
    channel.basicConsume(answers, true, (_, message) -> heard(message.getBody()), _ -> {});
  }

  private RunningService chatbot() {
    var local = new ExtractiveModel();
    var id = ExtractiveModel.ID;
    aws.models()
        .register(
            id,
            prompt -> {
              prompts.add(prompt.system() + prompt.turns());
              return local.answer(prompt);
            });
    var models = Map.of("KeywordsModelId", id, "PolicyModelId", id);
    var made = LocalAws.provision(aws, Template.shipped(models));
    aws.resume();
    var database =
        "jdbc:h2:mem:%s;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
            .formatted(UUID.randomUUID());
    var settings =
        List.of(
            "--server.port=0",
            "--spring.datasource.url=" + database + ";DB_CLOSE_DELAY=-1",
            "--spring.main.register-shutdown-hook=false",
            "--spring.rabbitmq.port=" + broker.port(),
            "--entrega.amqp.queue-type=classic",
            "--entrega.aws.endpoint=" + made.endpoint(),
            "--chatbot.token-secret=a-secret-of-the-tests",
            "--chatbot.chain.state-machine-arn=" + made.ragChain(),
            "--chatbot.chain.knowledge-base-id=" + KnowledgeSettings.ID,
            "--chatbot.model.id=" + id);
    return new ServiceApplication("chatbot", ChatbotApplication::main, List.of()).start(settings);
  }

  /** Returns when all of them are known. */
  void hear(List<OrderRecord> orders) throws Exception {
    for (var order : orders) {
      if (order.placedAt() != null) {
        var placed = MAPPER.<JsonNode>valueToTree(order.placed());
        publish(Event.of("order.placed", order.orderId(), order.placedAt(), placed), null);
      }
    }
    changeStatuses(orders.stream().filter(order -> order.status() != null).toList());
    var database = chatbot.context().getBean(JdbcClient.class);
    await()
        .atMost(PATIENCE)
        .until(() -> orders.stream().allMatch(order -> isKnown(database, order)));
  }

  private void changeStatuses(List<OrderRecord> orders) {
    try (var http = Apache5HttpClient.create();
        var sqs = LocalAws.client(SqsClient.builder(), aws.uri(), http)) {
      var queue = sqs.getQueueUrl(r -> r.queueName(Topology.CHATBOT_ORDER_STATUS)).queueUrl();
      for (var from = 0; from < orders.size(); from += BATCH) {
        var entries = new ArrayList<SendMessageBatchRequestEntry>();
        for (var order : orders.subList(from, Math.min(from + BATCH, orders.size()))) {
          entries.add(
              SendMessageBatchRequestEntry.builder()
                  .id("change-" + entries.size())
                  .messageBody(MAPPER.writeValueAsString(order.changed()))
                  .build());
        }
        sqs.sendMessageBatch(r -> r.queueUrl(queue).entries(entries));
      }
    }
  }

  private static boolean isKnown(JdbcClient database, OrderRecord order) {
    return database
        .sql("select placed_at, status from customer_order where order_id = ?")
        .param(order.orderId())
        .query((row, _) ->
            (row.getObject(1) == null) == (order.placedAt() == null)
                && (row.getObject(2) == null) == (order.status() == null))
        .optional()
        .orElse(false);
  }

  /** Asks, and returns what {@code answer.completed} says. */
  JsonNode ask(QuestionAsked question) throws Exception {
    var end = new CompletableFuture<JsonNode>();
    awaited.put(question.questionId(), end);
    publish(Event.of(AQuestion.TYPE, question.questionId(), MAPPER.valueToTree(question)), answers);
    return end.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  private void heard(byte[] body) {
    var event = MAPPER.readTree(body);
    var question = event.at("/data/questionId").asString();
    var end = awaited.computeIfAbsent(question, _ -> new CompletableFuture<>());
    switch (event.path("type").asString()) {
      case "answer.completed" -> end.complete(event.path("data"));
      case "answer.failed" -> end.completeExceptionally(new AssertionError(event.toString()));
      default -> {}
    }
  }

  private synchronized void publish(Event event, @Nullable String replyTo) throws IOException {
    var properties = new BasicProperties.Builder().contentType(CLOUD_EVENT).replyTo(replyTo);
    channel.basicPublish(
        event.exchange(), event.type(), properties.build(), event.json().getBytes(UTF_8));
  }

  @Override
  public void close() throws IOException {
    connection.close();
    chatbot.close();
    aws.close();
    broker.close();
  }
}
