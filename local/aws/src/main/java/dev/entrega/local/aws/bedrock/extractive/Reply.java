package dev.entrega.local.aws.bedrock.extractive;

/** An answer to a customer. */
record Reply(Instructions instructions, String question) {

  String text() {
    var intent = Intent.of(question);
    return switch (intent) {
      case HUMAN ->
          say(
              "Claro, vou chamar um atendente para falar com você.",
              "Of course, I will call a human to talk to you.");
      case GREETING ->
          say(
              "Olá! Sou o assistente da Entrega. Como posso ajudar?",
              "Hello! I am the assistant of Entrega. How can I help?");
      case THANKS ->
          say("De nada! Se precisar, é só chamar.", "You are welcome! I am here if you need me.");
      case WHERE, WHEN, AMOUNT, ITEMS -> hasOrder() ? ofTheOrder(intent) : noOrder();
      case CHANGE_ADDRESS, CANCEL, REFUND ->
          hasOrder() ? order().status() + " " + quoted() : quoted();
      case OTHER -> quoted();
    };
  }

  private String ofTheOrder(Intent intent) {
    return switch (intent) {
      case WHEN -> order().arrival();
      case AMOUNT -> order().amounts();
      case ITEMS -> order().items();
      default -> order().status();
    };
  }

  private String quoted() {
    if (instructions.retrievalFailed()) {
      return say(
          "No momento não consigo consultar a nossa central de ajuda. Quer que eu chame um atendente?",
          "I cannot look that up in our help centre at present. Shall I call a human?");
    }
    var quotation = Quotation.of(instructions.passages(), question);
    return quotation.isEmpty()
        ? say(
            "Isso eu não sei responder. Quer que eu chame um atendente?",
            "That I do not know. Shall I call a human?")
        : quotation;
  }

  private String noOrder() {
    return say(
        "Não encontrei esse pedido na sua conta. Você pode me dizer o número dele?",
        "I find no such order of yours. Could you tell me its number?");
  }

  private boolean hasOrder() {
    return instructions.facts().isObject() && !instructions.facts().isEmpty();
  }

  private OrderSentences order() {
    return new OrderSentences(instructions.language(), instructions.facts());
  }

  private String say(String portuguese, String english) {
    return instructions.language().say(portuguese, english);
  }
}
