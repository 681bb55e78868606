package dev.entrega.chatbot.chain;

import dev.entrega.chatbot.chain.Findings.Change;
import dev.entrega.chatbot.chain.Findings.Operation;
import dev.entrega.chatbot.chain.Findings.Retrieval;
import dev.entrega.chatbot.chain.Findings.TaskDetail;
import dev.entrega.chatbot.questions.Question;
import dev.entrega.chatbot.traces.Traceparent;
import dev.entrega.messaging.contracts.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionResponse;
import software.amazon.awssdk.services.sfn.model.SyncExecutionStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The chain as the EXPRESS state machine {@code rag-chain}, which is waited for. */
final class StepFunctionsChain implements Chain {

  private static final Logger LOG = LoggerFactory.getLogger(StepFunctionsChain.class);

  private final SfnClient sfn;
  private final ChainSettings settings;

  StepFunctionsChain(SfnClient sfn, ChainSettings settings) {
    this.sfn = sfn;
    this.settings = settings;
  }

  @Override
  public Findings findings(Question question, List<String> conversation, boolean orderKnown) {
    try {
      var input = input(question, conversation, orderKnown);
      var trace = Traceparent.parse(question.traceparent());
      var execution =
          sfn.startSyncExecution(request ->
              request
                  .stateMachineArn(settings.stateMachineArn())
                  .input(input)
                  .traceHeader(trace == null ? null : trace.toXRay())
                  .overrideConfiguration(override -> override.apiCallTimeout(settings.patience())));
      return findings(question, execution);
    } catch (SdkException | JacksonException fault) {
      return failed(question, fault.toString());
    }
  }

  private String input(Question question, List<String> conversation, boolean orderKnown) {
    return Json.MAPPER.writeValueAsString(
        new Input(
            question.text(),
            question.language().tag(),
            conversation,
            orderKnown,
            settings.knowledgeBaseId(),
            new Trace(question.traceparent())));
  }

  private static Findings findings(Question question, StartSyncExecutionResponse execution) {
    return execution.status() == SyncExecutionStatus.SUCCEEDED
        ? findings(Json.MAPPER.readTree(execution.output()))
        : failed(
            question,
            "%s: %s %s"
                .formatted(execution.statusAsString(), execution.error(), execution.cause()));
  }

  private static Findings failed(Question question, String error) {
    LOG.warn("question {}: the chain failed, nothing is looked up: {}", question.key(), error);
    return Findings.failed(error);
  }

  private static Findings findings(JsonNode output) {
    return new Findings(
        known(Retrieval.class, output.path("retrieval"), Retrieval.FAILED),
        output.path("context_data").valueStream().map(StepFunctionsChain::passage).toList(),
        change(output.path("system_chain_data")),
        output
            .at("/bedrock_details/task_details")
            .valueStream()
            .map(task -> Json.MAPPER.treeToValue(task, TaskDetail.class))
            .toList());
  }

  private static Passage passage(JsonNode data) {
    return new Passage(
        data.path("id").asInt(), data.path("text").asString(""), data.path("source").asString(""));
  }

  private static Change change(JsonNode data) {
    return new Change(
        known(Operation.class, data.path("operation"), Operation.APPEND),
        data.path("prompt").asString(""),
        data.path("tag").isString() ? data.path("tag").asString() : null);
  }

  private static <E extends Enum<E>> E known(Class<E> type, JsonNode name, E otherwise) {
    for (var constant : type.getEnumConstants()) {
      if (constant.name().equals(name.asString(""))) {
        return constant;
      }
    }
    return otherwise;
  }

  private record Input(
      String question,
      String locale,
      List<String> conversation,
      boolean orderKnown,
      String knowledgeBaseId,
      Trace trace) {}

  private record Trace(@Nullable String traceparent) {}
}
