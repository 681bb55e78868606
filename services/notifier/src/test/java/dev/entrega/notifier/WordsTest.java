package dev.entrega.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.messaging.orders.OrderStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

  private static final Map<Language, Words> WORDS = Words.all();
  private static final String LINK = "https://entrega.example/preferences/abc?lang=pt-BR&x=1";

  /** As long as those of real orders are, and as a UUID is. */
  private static final String ORDER = "53cdb2fc-8bc7-dce0-b674-1e2150273451";

  static Stream<Arguments> everything() {
    return Arrays.stream(Language.values())
        .flatMap(language ->
            Arrays.stream(OrderStatus.values()).map(status -> Arguments.of(language, status)));
  }

  @ParameterizedTest
  @MethodSource("everything")
  void each_status_has_a_letter_without_a_gap(Language language, OrderStatus status) {
    var letter = letter(language, status, 123_456L);

    assertThat(letter.subject()).contains(ORDER).doesNotContain("{{").hasLineCount(1);
    assertThat(letter.subject().length()).isLessThan(90);
    assertThat(letter.text())
        .contains("Ana & Filhos", ORDER, LINK, "Entrega")
        .doesNotContain("{{", "}}", "&amp;", "null");
    assertThat(letter.html())
        .contains("<html lang=\"" + language.tag() + "\">", "Ana &amp; Filhos", ORDER, "<h1")
        .contains("href=\"https://entrega.example/preferences/abc?lang")
        .doesNotContain("{{", "}}", "null", "<img", "http://");
  }

  @ParameterizedTest
  @MethodSource("everything")
  void each_status_fits_into_one_sms(Language language, OrderStatus status) {
    var sms = Words.in(language, WORDS).sms(notification(status, 123_456L), contact("Ana"));

    assertThat(Sms.fitsInOne(sms)).as("%s (%d)", sms, sms.length()).isTrue();
    assertThat(sms).startsWith("Entrega: ").contains(ORDER).doesNotContain("{{", "  ");
  }

  @ParameterizedTest
  @MethodSource("everything")
  void each_status_does_without_an_amount_and_a_name(Language language, OrderStatus status) {
    var letter = Words.in(language, WORDS).letter(notification(status, null), contact(null), LINK);

    assertThat(letter.text())
        .startsWith(language == Language.ENGLISH ? "Hello!" : "Olá!")
        .doesNotContain("null", "false", " .", "  ", "R$");
  }

  @ParameterizedTest
  @CsvSource({
    "PORTUGUESE, CONFIRMED, 'é de R$ 1.234,56.'",
    "ENGLISH, CONFIRMED, 'is R$1,234.56.'",
    "PORTUGUESE, REFUNDED, 'Devolvemos R$ 1.234,56 pelo mesmo meio'",
    "ENGLISH, REFUNDED, 'refunded R$1,234.56 the way'"
  })
  void an_amount_is_written_as_the_customer_does(
      Language language, OrderStatus status, String words) {
    assertThat(letter(language, status, 123_456L).text()).contains(words);
  }

  @Test
  void a_name_is_text_and_never_a_tag() {
    var letter =
        Words.in(Language.ENGLISH, WORDS)
            .letter(notification(OrderStatus.RECEIVED, null), contact("<b>{{order}}</b>"), LINK);

    assertThat(letter.html()).contains("&lt;b&gt;{{order}}").doesNotContain("<b>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Win at http://evil.example",
        "ftp://evil.example",
        "WWW.evil.example",
        "ana@evil.example"
      })
  void a_name_that_would_become_a_link_is_left_out(String name) {
    var letter =
        Words.in(Language.ENGLISH, WORDS)
            .letter(notification(OrderStatus.RECEIVED, null), contact(name), LINK);

    assertThat(letter.text()).startsWith("Hello!").doesNotContain("evil");
    assertThat(letter.html()).contains(">Hello!<").doesNotContain("evil");
  }

  @Test
  void a_name_is_cut_to_sixty_characters_and_none_of_them_in_two() {
    var longest = "\uD83C\uDF89".repeat(60);

    for (var name : List.of(longest, longest + "\uD83C\uDF89x")) {
      var letter =
          Words.in(Language.ENGLISH, WORDS)
              .letter(notification(OrderStatus.RECEIVED, null), contact(name), LINK);

      assertThat(letter.text()).startsWith("Hello " + longest + "!");
    }
  }

  @Test
  void an_order_id_of_any_length_leaves_room_for_the_words() {
    var longest = new Notification("x".repeat(80), Channel.SMS, OrderStatus.DELIVERED, null);

    for (var words : WORDS.values()) {
      assertThat(Sms.fitsInOne(words.sms(longest, contact("Ana")))).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "pt-BR, PORTUGUESE",
    "pt, PORTUGUESE",
    "pt_PT, PORTUGUESE",
    "PT-br, PORTUGUESE",
    "en, ENGLISH",
    "en-GB, ENGLISH",
    "EN_us, ENGLISH",
    "de, PORTUGUESE",
    "enx, PORTUGUESE",
    "'', PORTUGUESE",
    "?, PORTUGUESE"
  })
  void a_locale_leads_to_a_language(String locale, Language language) {
    assertThat(Language.of(locale)).isEqualTo(language);
  }

  @ParameterizedTest
  @CsvSource({
    "5, BRL, 'R$ 0,05'",
    "100000000, BRL, 'R$ 1.000.000,00'",
    "1990, USD, 'US$ 19,90'",
    "1990, JPY, 'JP¥ 19,90'",
    "1990, XYZ, 'XYZ 19.90'",
    "1990, reais, 'reais 19.90'"
  })
  void an_amount_is_in_hundredths_of_any_currency(long cents, String currency, String written) {
    assertThat(Amount.of(cents, currency, Language.PORTUGUESE.locale())).isEqualTo(written);
  }

  private static Letter letter(Language language, OrderStatus status, @Nullable Long cents) {
    return Words.in(language, WORDS)
        .letter(notification(status, cents), contact("Ana & Filhos"), LINK);
  }

  private static Notification notification(OrderStatus status, @Nullable Long cents) {
    return new Notification(ORDER, Channel.EMAIL, status, cents);
  }

  private static Contact contact(@Nullable String name) {
    return new Contact(ORDER, "c-1", name, "ana@example.com", "+5511999990000", "pt-BR", "BRL");
  }
}
