package dev.entrega.scenarios;

import dev.entrega.local.aws.knowledge.KnowledgeSettings;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockagentruntime.BedrockAgentRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * How long the chain takes, and how long what it cannot do without: the slower of two small models
 * that are asked at once, and a search. Each by its client, by turns, so that all meet the same
 * machine.
 */
final class ChainTimes implements AutoCloseable {

  private static final int ROUNDS = 100;
  private static final String CHAIN =
      "arn:aws:states:us-east-1:000000000000:stateMachine:rag-chain";
  private static final String MODEL = "entrega.local-extractive";
  private static final String KEYWORDS =
      """
      {"schemaVersion": "messages-v1", "system": [{"text": "Task: keywords."}],
       "messages": [{"role": "user", "content": [{"text": "%s"}]}],
       "inferenceConfig": {"maxTokens": 40, "temperature": 0}}
      """
          .formatted(AnswerTimes.QUESTION);
  private static final String INPUT =
      """
      {"question": "%s", "locale": "pt-BR", "conversation": [], "orderKnown": false,
       "knowledgeBaseId": "%s"}
      """
          .formatted(AnswerTimes.QUESTION, KnowledgeSettings.ID);

  private final SfnClient sfn;
  private final BedrockRuntimeClient models;
  private final BedrockAgentRuntimeClient knowledge;
  private final ExecutorService second = Executors.newVirtualThreadPerTaskExecutor();

  ChainTimes(URI aws) {
    sfn = client(SfnClient.builder(), aws);
    models = client(BedrockRuntimeClient.builder(), aws);
    knowledge = client(BedrockAgentRuntimeClient.builder(), aws);
  }

  private static <C> C client(AwsClientBuilder<?, C> builder, URI aws) {
    builder
        .endpointOverride(aws)
        .region(Region.US_EAST_1)
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .overrideConfiguration(
            c -> c.putAdvancedOption(SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true));
    return builder.build();
  }

  /** Milliseconds of each round. */
  private static final class Rounds {

    private final double[] chain;
    private final double[] slower;
    private final double[] search;

    Rounds(int count) {
      chain = new double[count];
      slower = new double[count];
      search = new double[count];
    }
  }

  void warmUp(int rounds) throws Exception {
    var _ = rounds(rounds);
  }

  private Rounds rounds(int count) throws Exception {
    var rounds = new Rounds(count);
    for (var i = 0; i < count; i++) {
      rounds.chain[i] =
          millis(() -> sfn.startSyncExecution(r -> r.stateMachineArn(CHAIN).input(INPUT)));
      rounds.slower[i] =
          millis(() -> {
            var other = second.submit(this::small);
            small();
            other.get();
          });
      rounds.search[i] =
          millis(() ->
              knowledge.retrieve(r ->
                  r.knowledgeBaseId(KnowledgeSettings.ID)
                      .retrievalQuery(q -> q.text(AnswerTimes.QUESTION))));
    }
    return rounds;
  }

  void tell() throws Exception {
    var rounds = rounds(ROUNDS);
    AnswerTimes.print("chain", rounds.chain);
    AnswerTimes.print("its slower model", rounds.slower);
    AnswerTimes.print("retrieval", rounds.search);
    System.out.printf(
        "chain beyond its slower model and retrieval, p50: %.1f ms%n",
        AnswerTimes.percentile(rounds.chain, 50)
            - AnswerTimes.percentile(rounds.slower, 50)
            - AnswerTimes.percentile(rounds.search, 50));
  }

  private void small() {
    models.invokeModel(r -> r.modelId(MODEL).body(SdkBytes.fromUtf8String(KEYWORDS)));
  }

  private interface Call {

    void run() throws Exception;
  }

  private static double millis(Call call) throws Exception {
    var begin = System.nanoTime();
    call.run();
    return (System.nanoTime() - begin) / 1e6;
  }

  @Override
  public void close() {
    second.close();
    sfn.close();
    models.close();
    knowledge.close();
  }
}
