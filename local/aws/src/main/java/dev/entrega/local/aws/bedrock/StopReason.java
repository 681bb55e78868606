package dev.entrega.local.aws.bedrock;

/** Why an answer ends. */
enum StopReason {
  /** All is said. */
  END_TURN("end_turn", "stop"),
  /** It became longer than was asked for. */
  MAX_TOKENS("max_tokens", "length");

  private final String word;
  private final String inLlama;

  StopReason(String word, String inLlama) {
    this.word = word;
    this.inLlama = inLlama;
  }

  /** As Claude, Nova and Converse say it. */
  String word() {
    return word;
  }

  String inLlama() {
    return inLlama;
  }
}
