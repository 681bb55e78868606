package dev.entrega.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A conversation of a customer's, made up by dice: the customer's orders, and what is asked in
 * turn.
 */
record Talk(String customerId, List<OrderRecord> orders, List<Asked> questions) {

  static final String PORTUGUESE = "pt-BR";
  static final String ENGLISH = "en";

  private static final int MOST_ORDERS = 3;
  private static final int MOST_QUESTIONS = 6;

  /** What a question wants to know. */
  enum About {
    WHERE,
    WHEN,
    AMOUNT,
    ITEMS,
    /** Something that an order's status is told with, before the help centre is quoted. */
    CHANGE,
    /** Something that is in the help centre, or that nobody knows. */
    ANYTHING
  }

  /**
   * One question.
   *
   * @param locale said with it, or null: to be told from the text
   * @param orderId said with it, or null
   * @param order the one that has to be answered of, if there is one
   */
  record Asked(
      About about,
      String language,
      @Nullable String locale,
      String text,
      @Nullable String orderId,
      @Nullable OrderRecord order) {}

  private static final Map<String, Map<About, List<String>>> PLAIN =
      Map.of(
          PORTUGUESE,
          Map.of(
              About.WHERE,
              List.of("Onde está meu pedido?", "cadê minha encomenda", "E onde ele está agora?"),
              About.WHEN,
              List.of("Quando ele vai chegar?", "Que dia chega minha compra?"),
              About.AMOUNT,
              List.of("Quanto eu paguei?", "E quanto custou ele?"),
              About.ITEMS,
              List.of("Quantos itens tem meu pedido?", "E quantos produtos ele tem?"),
              About.CHANGE,
              List.of("Posso mudar o endereço de entrega?", "Quero cancelar a compra"),
              About.ANYTHING,
              List.of("Para qual cidade ele vai?", "Como foi o pagamento?", "E se chover?")),
          ENGLISH,
          Map.of(
              About.WHERE,
              List.of("Where is my order?", "what is the status of my parcel", "Where is it now?"),
              About.WHEN,
              List.of("When will it arrive?", "How long until you deliver it?"),
              About.AMOUNT,
              List.of("How much did I pay?", "And how much was it?"),
              About.ITEMS,
              List.of("How many items are in my order?", "How many products does it have?"),
              About.CHANGE,
              List.of("Can I change the delivery address?", "I want to cancel my order"),
              About.ANYTHING,
              List.of("Which city does it go to?", "How was it paid?", "And what if it rains?")));

  private static final Map<String, Map<About, String>> NAMED =
      Map.of(
          PORTUGUESE,
          Map.of(
              About.WHERE, "Onde está o pedido %s?",
              About.WHEN, "Quando chega o pedido %s?",
              About.AMOUNT, "Quanto custou o pedido %s?",
              About.ITEMS, "Quantos itens tem o pedido %s?",
              About.CHANGE, "Quero cancelar o pedido %s",
              About.ANYTHING, "O que você sabe do pedido %s?"),
          ENGLISH,
          Map.of(
              About.WHERE, "Where is order %s?",
              About.WHEN, "When does order %s arrive?",
              About.AMOUNT, "How much was order %s?",
              About.ITEMS, "How many items does order %s have?",
              About.CHANGE, "I want to cancel order %s",
              About.ANYTHING, "What do you know of order %s?"));

  /**
   * The same for the same dice.
   *
   * @param others orders of other customers, which may be named
   * @param titles of the help centre, by language
   */
  static Talk any(
      Random random,
      String customerId,
      List<OrderRecord> others,
      Map<String, List<String>> titles) {
    var orders = new ArrayList<OrderRecord>();
    for (var number = random.nextInt(MOST_ORDERS + 1); number > 0; number--) {
      orders.add(OrderRecord.any(random, customerId, orders.size()));
    }
    var dice = new Dice(random, orders, others, titles);
    var questions = new ArrayList<Asked>();
    var language = random.nextBoolean() ? PORTUGUESE : ENGLISH;
    for (var number = 2 + random.nextInt(MOST_QUESTIONS - 1); number > 0; number--) {
      if (random.nextInt(5) == 0) {
        language = language.equals(PORTUGUESE) ? ENGLISH : PORTUGUESE;
      }
      questions.add(dice.question(language));
    }
    return new Talk(customerId, List.copyOf(orders), List.copyOf(questions));
  }

  private static final class Dice {

    private final Random random;
    private final List<OrderRecord> own;
    private final List<OrderRecord> others;
    private final Map<String, List<String>> titles;
    private @Nullable OrderRecord spokenOf;

    Dice(
        Random random,
        List<OrderRecord> own,
        List<OrderRecord> others,
        Map<String, List<String>> titles) {
      this.random = random;
      this.own = own;
      this.others = others;
      this.titles = titles;
    }

    Asked question(String language) {
      var about = one(List.of(About.values()));
      var locale = random.nextBoolean() ? language : null;
      var usual = spokenOf == null ? latest() : spokenOf;
      return switch (random.nextInt(6)) {
        case 0 -> {
          var named = one(others);
          yield asked(about, language, locale, named(about, language, named), null, null);
        }
        case 1 -> {
          var given = one(others);
          yield asked(about, language, locale, plain(about, language), given.orderId(), null);
        }
        case 2 -> {
          var named = own.isEmpty() ? null : one(own);
          var text = named == null ? plain(about, language) : named(about, language, named);
          yield asked(about, language, locale, text, null, named);
        }
        case 3 -> {
          var given = own.isEmpty() ? null : one(own);
          var id = given == null ? null : given.orderId();
          yield asked(about, language, locale, plain(about, language), id, given);
        }
        case 4 ->
            asked(
                About.ANYTHING,
                language,
                language,
                one(titles.getOrDefault(language, List.of("?"))),
                null,
                usual);
        default -> asked(about, language, locale, plain(about, language), null, usual);
      };
    }

    private Asked asked(
        About about,
        String language,
        @Nullable String locale,
        String text,
        @Nullable String orderId,
        @Nullable OrderRecord order) {
      spokenOf = order == null ? spokenOf : order;
      return new Asked(about, language, locale, text, orderId, order);
    }

    /** Of which nobody knows when it was placed, that is the one heard of last. */
    private @Nullable OrderRecord latest() {
      return own.stream()
          .filter(order -> order.placedAt() == null)
          .findFirst()
          .orElse(own.isEmpty() ? null : own.getLast());
    }

    private String plain(About about, String language) {
      return one(PLAIN.getOrDefault(language, Map.of()).getOrDefault(about, List.of("?")));
    }

    private static String named(About about, String language, OrderRecord order) {
      return NAMED
          .getOrDefault(language, Map.of())
          .getOrDefault(about, "%s?")
          .formatted(order.orderId());
    }

    private <T> T one(List<T> all) {
      return all.get(random.nextInt(all.size()));
    }
  }
}
