package dev.entrega.chatbot;

import dev.entrega.chatbot.chain.Chain;
import dev.entrega.chatbot.chain.ChainSettings;
import dev.entrega.chatbot.chain.Findings;
import dev.entrega.chatbot.chain.Findings.TaskDetail;
import dev.entrega.chatbot.model.Model;
import dev.entrega.chatbot.model.ModelFault;
import dev.entrega.chatbot.model.ModelSettings;
import dev.entrega.chatbot.model.Prompt;
import dev.entrega.chatbot.questions.Question;
import dev.entrega.messaging.orders.QuestionAsked;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks every model and the knowledge base once, and says in one line each what is missing and what
 * to do. It keeps nobody from starting: what is missing now may be there in a minute, and until
 * then customers are told so.
 */
final class StartUpCheck {

  private static final Logger LOG = LoggerFactory.getLogger(StartUpCheck.class);

  private final Chain chain;
  private final ChainSettings ofChain;
  private final Model model;
  private final ModelSettings ofModel;

  StartUpCheck(Chain chain, ChainSettings ofChain, Model model, ModelSettings ofModel) {
    this.chain = chain;
    this.ofChain = ofChain;
    this.model = model;
    this.ofModel = ofModel;
  }

  /** Says what is missing, on a thread of its own. */
  void begin() {
    Thread.ofVirtual().name("start-up-check").start(this::run);
  }

  private void run() {
    try {
      missing().forEach(LOG::warn);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException fault) {
      LOG.warn("the models could not be tried", fault);
    }
  }

  /** What is missing, a line each. */
  List<String> missing() throws InterruptedException {
    var lines = new ArrayList<String>();
    if (ofChain.knowledgeBaseId().isEmpty()) {
      lines.add(
          "no knowledge base: answers are of order facts alone; set chatbot.chain.knowledge-base-id");
    }
    if (ofChain.stateMachineArn().isEmpty()) {
      lines.add(
          "no chain: nothing is looked up; set chatbot.chain.state-machine-arn to that of rag-chain");
    } else {
      lines.addAll(missingInChain());
    }
    try {
      var _ = model.answer(new Prompt("Answer: ok", List.of(), "ok?"), _ -> {});
    } catch (ModelFault fault) {
      lines.add(
          "the answering model %s (chatbot.model.id) gives no answer, %s: %s"
              .formatted(ofModel.id(), fault.type(), advice(fault.type())));
    }
    return lines;
  }

  private Stream<String> missingIn(Findings findings) {
    return findings.tasks().stream().filter(task -> task.error() != null).map(this::missing);
  }

  private List<String> missingInChain() {
    var question =
        Question.of(
            new QuestionAsked(
                "start-up", "start-up", "nobody", null, "Posso mudar o endereço?", "pt-BR"),
            null);
    return missingIn(chain.findings(question, List.of(), false)).toList();
  }

  private String missing(TaskDetail task) {
    var error = String.valueOf(task.error());
    return switch (task.task()) {
      case "Retrieve" ->
          "the knowledge base %s (chatbot.chain.knowledge-base-id) gives nothing, %s: %s"
              .formatted(ofChain.knowledgeBaseId(), error, advice(error));
      case "chain" ->
          "the chain %s (chatbot.chain.state-machine-arn) gives nothing, %s: %s"
              .formatted(ofChain.stateMachineArn(), error, advice(error));
      default ->
          "the model %s of %s (a parameter of asl/template.yaml) gives no answer, %s: %s"
              .formatted(task.modelId(), task.task(), error, advice(error));
    };
  }

  private static String advice(String error) {
    if (error.contains("AccessDenied")) {
      return "allow it to the role that asks, and request access to the model in Bedrock's console";
    }
    if (error.contains("NotFound")
        || error.contains("Validation")
        || error.contains("DoesNotExist")) {
      return "choose one that this region has";
    }
    return "customers are told so until it does";
  }
}
