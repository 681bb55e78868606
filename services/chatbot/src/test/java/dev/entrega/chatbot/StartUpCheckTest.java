package dev.entrega.chatbot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.chatbot.answers.Desk;
import dev.entrega.chatbot.chain.Chain;
import dev.entrega.chatbot.chain.ChainSettings;
import dev.entrega.chatbot.chain.Findings;
import dev.entrega.chatbot.chain.Findings.Retrieval;
import dev.entrega.chatbot.chain.Findings.TaskDetail;
import dev.entrega.chatbot.model.Model;
import dev.entrega.chatbot.model.ModelFault;
import dev.entrega.chatbot.model.ModelSettings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartUpCheckTest {

  private static final ChainSettings CHAIN =
      new ChainSettings("arn:chain", "KB1", Duration.ofSeconds(5));
  private static final ModelSettings MODEL =
      new ModelSettings("m", 100, Duration.ofSeconds(10), Duration.ofSeconds(10), 10);
  private static final Model ANSWERING = Desk.saying("ok");

  @Test
  void where_all_is_there_nothing_is_said() throws Exception {
    var check = new StartUpCheck((_, _, _) -> Desk.found("x"), CHAIN, ANSWERING, MODEL);

    assertThat(check.missing()).isEmpty();
  }

  @Test
  void what_is_missing_is_named_with_what_to_do() throws Exception {
    var findings =
        new Findings(
            Retrieval.FAILED,
            List.of(),
            Desk.NO_CHANGE,
            List.of(
                new TaskDetail("InsertKeywords", "nova", 0, 0, "Bedrock.AccessDeniedException"),
                new TaskDetail("RetrievalPolicy", "llama", 1, 1, null),
                new TaskDetail(
                    "Retrieve", null, 0, 0, "BedrockAgentRuntime.ResourceNotFoundException")));
    Model refusing =
        (_, _) -> {
          throw new ModelFault("ValidationException", true, "no such model", null);
        };

    var missing = new StartUpCheck((_, _, _) -> findings, CHAIN, refusing, MODEL).missing();

    assertThat(missing).hasSize(3);
    assertThat(missing.get(0)).contains("nova", "InsertKeywords", "request access");
    assertThat(missing.get(1)).contains("knowledge base KB1", "chatbot.chain.knowledge-base-id");
    assertThat(missing.get(2)).contains("model m", "chatbot.model.id", "choose one");
    assertThat(missing).noneMatch(line -> line.contains("\n"));
  }

  @Test
  void without_settings_it_says_which() throws Exception {
    Chain unasked =
        (_, _, _) -> {
          throw new AssertionError("there is nothing to ask");
        };
    var nothing = new ChainSettings("", "", Duration.ofSeconds(1));

    assertThat(new StartUpCheck(unasked, nothing, ANSWERING, MODEL).missing())
        .hasSize(2)
        .anyMatch(line -> line.contains("chatbot.chain.knowledge-base-id"))
        .anyMatch(line -> line.contains("chatbot.chain.state-machine-arn"));
  }
}
