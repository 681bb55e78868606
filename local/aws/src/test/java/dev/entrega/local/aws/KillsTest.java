package dev.entrega.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import tools.jackson.databind.json.JsonMapper;

/**
 * Kills an endpoint with SIGKILL while AWS's clients start executions, take their tasks from a
 * queue and answer them, again and again on one folder, and compares what they were answered with
 * what is there.
 */
class KillsTest {

  private static final int KILLS = Boolean.getBoolean("entrega.chaos") ? 100 : 2;
  private static final int CLIENTS = 4;
  private static final int MOST_ANSWERS = 40;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final String DEFINITION =
      """
      {"StartAt": "A", "States": {
        "A": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
          "Parameters": {"QueueUrl": "http://127.0.0.1:4566/000000000000/q", "MessageBody": {"token.$": "$$.Task.Token"}},
          "Next": "W"},
        "W": {"Type": "Wait", "Seconds": 1, "Next": "B"},
        "B": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
          "Parameters": {"QueueUrl": "http://127.0.0.1:4566/000000000000/q", "MessageBody": {"token.$": "$$.Task.Token"}},
          "End": true}}}
      """;

  private final Random dice = new Random(4);
  private final Queue<String> started = new ConcurrentLinkedQueue<>();
  private final Map<String, Integer> answered = new ConcurrentHashMap<>();
  private final Queue<String> askedAgain = new ConcurrentLinkedQueue<>();

  @TempDir private Path folder;

  @Test
  void what_clients_were_answered_outlives_the_process() throws Exception {
    for (int life = 0; life < KILLS; life++) {
      live(life);
    }

    var settings = AwsSettings.defaults().withPort(0).withData(folder);
    try (var endpoint = AwsEndpoint.start(settings)) {
      endpoint.resume();
      var client =
          new Client(new Clients(endpoint.uri()), KILLS, System.currentTimeMillis(), () -> {});
      await()
          .atMost(Duration.ofMinutes(2))
          .untilAsserted(() -> {
            client.answerAll();
            assertThat(started)
                .allSatisfy(
                    arn -> assertThat(client.status(arn)).isEqualTo(ExecutionStatus.SUCCEEDED));
          });
    }
    assertThat(started).isNotEmpty();
    assertThat(askedAgain).as("asked after they had answered").isEmpty();
    System.out.printf(
        "%d kills over the wire: %d executions, %d answers%n",
        KILLS, started.size(), answered.size());
  }

  private void live(int life) throws IOException, InterruptedException {
    long born = System.currentTimeMillis();
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Dsun.net.httpserver.nodelay=true",
                "-cp",
                System.getProperty("java.class.path"),
                KilledEndpoint.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out = process.inputReader()) {
      var clients = new Clients(URI.create(Objects.requireNonNull(out.readLine(), "it starts")));
      var left = new AtomicInteger(1 + dice.nextInt(MOST_ANSWERS));
      Runnable killer =
          () -> {
            if (left.decrementAndGet() == 0) {
              process.toHandle().destroyForcibly();
            }
          };
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        var client = new Client(clients, life, born, killer);
        String name = life + "-" + i + "-";
        threads.add(Thread.startVirtualThread(() -> client.work(name)));
      }
      for (Thread thread : threads) {
        thread.join();
      }
    }
    assertThat(process.waitFor()).isEqualTo(128 + 9);
  }

  /** Starts, takes and answers during one life of the endpoint. */
  private final class Client {

    private final SfnClient sfn;
    private final SqsClient sqs;
    private final int life;
    private final long born;
    private final Runnable onAnswer;
    private @Nullable String queue;

    /** Tells of each answer that an endpoint gave to a start or to an answer. */
    Client(Clients clients, int life, long born, Runnable onAnswer) {
      this.sfn = clients.sfn();
      this.sqs = clients.sqs();
      this.life = life;
      this.born = born;
      this.onAnswer = onAnswer;
    }

    void work(String name) {
      try {
        queue();
        String machine =
            sfn.createStateMachine(request ->
                    request
                        .name("m")
                        .definition(DEFINITION)
                        .roleArn("arn:aws:iam::000000000000:role/r"))
                .stateMachineArn();
        for (int i = 0; ; i++) {
          String execution = name + i;
          started.add(
              sfn.startExecution(request -> request.stateMachineArn(machine).name(execution))
                  .executionArn());
          onAnswer.run();
          answerAll();
        }
      } catch (SdkClientException _) {
        // it has been killed
      }
    }

    void answerAll() {
      List<Message> messages;
      do {
        messages =
            sqs.receiveMessage(request ->
                    request
                        .queueUrl(queue())
                        .maxNumberOfMessages(10)
                        .visibilityTimeout(5)
                        .messageSystemAttributeNames(MessageSystemAttributeName.SENT_TIMESTAMP))
                .messages();
        messages.forEach(this::answer);
      } while (!messages.isEmpty());
    }

    private String queue() {
      String known = queue;
      if (known == null) {
        known = sqs.createQueue(request -> request.queueName("q")).queueUrl();
        queue = known;
      }
      return known;
    }

    private void answer(Message message) {
      String token = JSON.readTree(message.body()).path("token").stringValue();
      long sent =
          Long.parseLong(message.attributes().get(MessageSystemAttributeName.SENT_TIMESTAMP));
      if (sent >= born && answered.getOrDefault(token, life) < life) {
        askedAgain.add(token);
      }
      try {
        sfn.sendTaskSuccess(request -> request.taskToken(token).output("1"));
        answered.putIfAbsent(token, life);
        onAnswer.run();
      } catch (SfnException _) {
        // it has an answer already
      }
      sqs.deleteMessage(
          request -> request.queueUrl(queue()).receiptHandle(message.receiptHandle()));
    }

    ExecutionStatus status(String arn) {
      return sfn.describeExecution(request -> request.executionArn(arn)).status();
    }
  }
}
