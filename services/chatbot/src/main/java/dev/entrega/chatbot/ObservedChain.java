package dev.entrega.chatbot;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.List;

/** A chain whose findings are measured and traced. */
record ObservedChain(Chain chain, ObservationRegistry observations) implements Chain {

  @Override
  public Findings findings(Question question, List<String> conversation, boolean orderKnown) {
    var observation = Observation.start("entrega.assistant.chain", observations);
    try {
      var findings = chain.findings(question, conversation, orderKnown);
      observation.lowCardinalityKeyValue("retrieval", findings.retrieval().name());
      return findings;
    } finally {
      observation.stop();
    }
  }
}
