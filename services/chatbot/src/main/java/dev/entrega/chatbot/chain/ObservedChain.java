package dev.entrega.chatbot.chain;

import dev.entrega.chatbot.questions.Question;
import dev.entrega.chatbot.traces.Traces;
import java.util.List;

/** A chain whose findings are measured and traced. */
record ObservedChain(Chain chain, Traces traces) implements Chain {

  @Override
  public Findings findings(Question question, List<String> conversation, boolean orderKnown) {
    return traces.step(
        "entrega.assistant.chain",
        question,
        (traced, span) -> {
          var findings = chain.findings(traced, conversation, orderKnown);
          span.lowCardinalityKeyValue("retrieval", findings.retrieval().name());
          return findings;
        });
  }
}
