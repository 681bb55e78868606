package dev.entrega.local.aws.bedrock.extractive;

import java.util.List;
import java.util.regex.Pattern;

/** What a question is after, by rules for both languages; the first that fits counts. */
enum Intent {
  /** Somebody shall talk who is no machine. */
  HUMAN(
      "\\b(atendente|humano|ser humano|falar com (uma? )?(pessoa|alguem)|human|agent|real person"
          + "|(talk|speak) to (a |some)?(person|someone|somebody|human))\\b"),
  /** Another address. */
  CHANGE_ADDRESS(
      "\\b(mud|alter|troc|corrig|atualiz|errei|errad|outro|change|wrong|correct|edit|different"
          + "|another)\\w*\\b.*\\b(endereco|cep|address|zip|lugar)\\b|\\bendereco\\b.*\\berrad"),
  /** No order after all. */
  CANCEL("\\b(cancel|desist)\\w*|\\b(do ?n.t|nao) (want|quero) (it|mais)\\b"),
  /** Money back. */
  REFUND(
      "\\b(reembols|estorn|refund|devolver? (o |meu )?dinheiro|dinheiro de volta)\\w*|money back"),
  /** What it costs. */
  AMOUNT(
      "\\b(quanto (eu )?(paguei|custou|ficou|deu|foi|gastei)|valor (total|do pedido)"
          + "|how much (did|was|is|does)|total (of|amount|price)|what did i pay)\\b"),
  /** How much is in it. */
  ITEMS(
      "\\bquant[oa]s (itens|produtos|pecas|coisas)\\b(?!.*\\bfalt)|\\bhow many (items|products|pieces"
          + "|things)\\b(?!.*\\bmissing)"),
  /** When it arrives. */
  WHEN(
      "\\b(quando|que dia|quanto tempo|qual (e )?o prazo|when|how long|what day|which day)\\b.*"
          + "\\b(cheg|entreg|receb|vem|arriv|deliver|get (it|my|here)|come|receive)\\w*"
          + "|\\b(vai|will it) (demorar|take long)\\b"),
  /** Where it is. */
  WHERE(
      "\\b(onde|cade|aonde|where)\\b.*\\b(pedido|encomenda|pacote|compra|entrega|ele|ela|order"
          + "|parcel|package|it|delivery)\\b|\\b(status|situacao|rastre\\w*|track\\w*)\\b.*"
          + "\\b(pedido|encomenda|order|parcel|package|it)\\b|\\b(pedido|order)\\b.*\\bstatus\\b"),
  /** A word before all others. */
  GREETING(
      "^\\W*(oi|ola|bom dia|boa tarde|boa noite|hi|hello|hey|good (morning|evening))\\b.{0,20}$"),
  /** A word after all others. */
  THANKS("\\b(obrigad[oa]|valeu|agradeco|thanks|thank you|thx)\\b.{0,30}$"),
  /** Something that only passages can tell. */
  OTHER("");

  /** Subjects of the help centre, which a question for the order itself does not name. */
  private static final Pattern SUBJECT =
      Pattern.compile(
          "\\b(pag\\w*|pay\\w*|paid|boleto|pix|cartao|card|parcel(a|ado|amento)|nf|nota fiscal"
              + "|invoice|cupom|coupon|codigo|code|descont\\w*|discount|let me know|troca|exchange"
              + "|devol\\w*|return\\w*|garantia|warranty|atras\\w*|late"
              + "|delay\\w*|defeito|quebrad\\w*|broken|damaged|falt\\w*|missing|numero|number"
              + "|identificador|presente|gift|avis\\w*|recebido|feriado|holiday|weekend"
              + "|fim de semana|frete gratis|free shipping|nao (chegou|recebi|foi entregue)"
              + "|not (arrived|received))\\b");

  private final Pattern pattern;

  Intent(String pattern) {
    this.pattern = Pattern.compile(pattern);
  }

  static Intent of(String question) {
    var text = Words.folded(question).strip();
    return List.of(values()).stream()
        .filter(intent -> intent.pattern.matcher(text).find())
        .filter(intent -> !intent.isOnTheWay() || !SUBJECT.matcher(text).find())
        .findFirst()
        .orElse(OTHER);
  }

  private boolean isOnTheWay() {
    return this == WHERE || this == WHEN;
  }

  /** Whether the facts of an order are all of its answer. */
  boolean isOfTheOrder() {
    return isOnTheWay() || this == AMOUNT || this == ITEMS;
  }

  /** Whether the help centre is to be searched. */
  boolean needsPassages() {
    return !isOfTheOrder() && this != GREETING && this != THANKS && this != HUMAN;
  }
}
