package dev.entrega.scenarios;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.ConnectionFactory;
import dev.entrega.cli.Entrega;
import dev.entrega.local.aws.AwsEndpoint;
import dev.entrega.local.aws.AwsSettings;
import dev.entrega.local.launcher.broker.EmbeddedBroker;
import dev.entrega.messaging.topology.Topology;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** {@code ./entrega dead} as an operator types it, on queues that nobody else reads. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeadLettersCommandTest {

  private static final String SOURCE = Topology.PAYMENT_TASKS;
  private static final String DEAD = Topology.deadLetters(SOURCE);
  private static final String TASK =
      "{\"taskToken\":\"a-secret\",\"task\":\"charge\",\"orderId\":\"%s\",\"input\":{}}";

  private static final Map<String, MessageAttributeValue> OF_C_1 =
      Map.of(
          "customerId",
          MessageAttributeValue.builder().dataType("String").stringValue("C-1").build());

  private AwsEndpoint aws;
  private EmbeddedBroker broker;
  private SqsClient sqs;

  @BeforeAll
  void start() {
    aws = AwsEndpoint.start(AwsSettings.defaults().withPort(0));
    broker = EmbeddedBroker.start(0);
    sqs =
        SqsClient.builder()
            .endpointOverride(aws.uri())
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .build();
  }

  @AfterAll
  void stop() {
    sqs.close();
    broker.close();
    aws.close();
  }

  @BeforeEach
  void create() {
    for (var queue : List.of(SOURCE, DEAD)) {
      sqs.createQueue(request -> request.queueName(queue));
    }
  }

  @AfterEach
  void delete() {
    for (var queue : List.of(SOURCE, DEAD)) {
      sqs.deleteQueue(request -> request.queueUrl(url(queue)));
    }
  }

  @Test
  void dead_letters_are_counted_by_queue() {
    bury("A-1");

    var run = dead();

    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines().map(line -> line.replaceAll(" +", " ")))
        .contains(DEAD + " 1", "courier-tasks-dlq none");
  }

  @Test
  void a_list_tells_what_each_is_about_and_hides_none_of_them() {
    bury("A-1");
    bury("A-2");

    var first = dead("list", DEAD);
    var second = dead("list", SOURCE);

    assertThat(first.out()).contains("charge", "A-1", "A-2");
    assertThat(second.out()).contains("A-1", "A-2");
  }

  @Test
  void one_is_shown_whole_but_for_its_token() {
    bury("A-1");

    var run = dead("show", DEAD, keyOf("A-1"));

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("\"orderId\" : \"A-1\"", "customerId", "C-1")
        .doesNotContain("a-secret");
  }

  @Test
  void the_one_that_is_replayed_goes_to_its_queue_as_it_was_and_the_others_stay() {
    bury("A-1");
    bury("A-2");

    var run = dead("replay", DEAD, keyOf("A-2"));

    assertThat(run.out()).contains("1 replayed");
    assertThat(received(SOURCE))
        .singleElement()
        .satisfies(message -> {
          assertThat(message.body()).isEqualTo(TASK.formatted("A-2"));
          assertThat(message.messageAttributes()).isEqualTo(OF_C_1);
        });
    assertThat(dead("list", DEAD).out()).contains("A-1").doesNotContain("A-2");
  }

  @Test
  void all_are_replayed() {
    for (int order = 0; order < 25; order++) {
      bury("A-" + order);
    }

    var run = dead("replay", SOURCE, "--all", "--rate", "1000");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("25 replayed");
    assertThat(dead("list", DEAD).out()).contains("nothing lies there");
  }

  @Test
  void what_is_discarded_is_kept_by_the_broker_with_the_reason() throws Exception {
    bury("A-1");

    var run =
        dead(
            "discard",
            DEAD,
            "--all",
            "--reason",
            "the order was refunded by hand",
            "--by",
            "Ana",
            "--amqp",
            "amqp://guest:guest@127.0.0.1:" + broker.port());

    assertThat(run.out()).contains("1 discarded");
    assertThat(dead("list", DEAD).out()).contains("nothing lies there");
    var factory = new ConnectionFactory();
    factory.setHost("127.0.0.1");
    factory.setPort(broker.port());
    try (var connection = factory.newConnection();
        var channel = connection.createChannel()) {
      var kept = channel.basicGet(Topology.DISCARDED, true);
      assertThat(kept.getBody()).asString(UTF_8).isEqualTo(TASK.formatted("A-1"));
      assertThat(kept.getProps().getHeaders().get("x-discarded-reason"))
          .hasToString("the order was refunded by hand");
      assertThat(kept.getProps().getHeaders().get("x-discarded-from")).hasToString("sqs:" + DEAD);
    }
  }

  @Test
  void a_queue_that_is_not_there_is_named_in_one_line() {
    var run = dead("list", "courier-tasks");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .contains("Expected a queue courier-tasks-dlq, but SQS has none");
  }

  private void bury(String orderId) {
    sqs.sendMessage(request ->
        request
            .queueUrl(url(DEAD))
            .messageBody(TASK.formatted(orderId))
            .messageAttributes(
                Map.of(
                    "customerId",
                    MessageAttributeValue.builder()
                        .dataType("String")
                        .stringValue("C-1")
                        .build())));
  }

  private List<Message> received(String queue) {
    return sqs.receiveMessage(request ->
            request.queueUrl(url(queue)).maxNumberOfMessages(10).messageAttributeNames("All"))
        .messages();
  }

  private String url(String queue) {
    return sqs.getQueueUrl(request -> request.queueName(queue)).queueUrl();
  }

  /** The first column of the line with that order. */
  private String keyOf(String orderId) {
    return dead("list", DEAD)
        .out()
        .lines()
        .filter(line -> line.endsWith(orderId))
        .map(line -> line.substring(0, line.indexOf(' ')))
        .findFirst()
        .orElseThrow();
  }

  private Run dead(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    var all =
        Stream.of(Stream.of("dead"), Stream.of(arguments), Stream.of("--aws", aws.uri().toString()))
            .flatMap(words -> words)
            .toArray(String[]::new);
    var exitCode = Entrega.run(new PrintWriter(out), new PrintWriter(err), all);
    return new Run(exitCode, out.toString(), err.toString());
  }

  private record Run(int exitCode, String out, String err) {}
}
