package dev.entrega.chatbot.chain;

import dev.entrega.chatbot.traces.Traces;

/** What this room does with chains, for tests of others. */
public final class Chains {

  private Chains() {}

  public static Chain observed(Chain chain, Traces traces) {
    return new ObservedChain(chain, traces);
  }

  public static Findings failed() {
    return Findings.failed("down");
  }
}
