package dev.entrega.deliverycost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class DeliveryCostTest {

  private final DeliveryCost fromSaoPaulo = new DeliveryCost(Map.of());

  @Test
  void an_order_pays_its_items_and_its_delivery() {
    var quote =
        fromSaoPaulo.handleRequest(
            event(
                """
                {"orderId": "o-1",
                 "deliverTo": {"postalCode": "01310-100", "city": "São Paulo", "country": "BR"},
                 "items": [{"sku": "mug", "quantity": 2, "unitPriceCents": 3990},
                           {"sku": "tea", "quantity": 1, "unitPriceCents": 1020}]}
                """),
            null);

    assertThat(quote).isEqualTo(new Quote(1_290 + 2 * 1_150, "local", 4, 9_000, 12_590));
  }

  @ParameterizedTest
  @CsvSource({
    "01310-100, local,  1290",
    "19999,     local,  1290",
    "20040020,  near,   1750",
    "90010,     near,   1750",
    "40010,     far,    2150",
    "78005,     far,    2150",
    "69301,     remote, 2890",
    "78932,     remote, 2890"
  })
  void the_first_digits_of_the_postal_code_decide_the_band(
      String postalCode, String band, long cents) {
    var quote = fromSaoPaulo.handleRequest(oneMugTo("BR", postalCode), null);

    assertThat(quote).extracting(Quote::band, Quote::cents).containsExactly(band, cents);
  }

  @Test
  void every_region_reaches_every_other() {
    var tariff = Tariff.shipped();

    assertThat(tariff.regions())
        .hasSize(27)
        .allSatisfy(from ->
            assertThat(tariff.regions())
                .allSatisfy(to -> assertThat(tariff.band(from, to)).isNotNull()));
  }

  @Test
  void the_warehouse_may_stand_elsewhere() {
    var fromManaus = new DeliveryCost(Map.of("WAREHOUSE_REGION", "AM"));

    assertThat(fromManaus.handleRequest(oneMugTo("BR", "69005"), null).band()).isEqualTo("local");
    assertThat(fromManaus.handleRequest(oneMugTo("BR", "01310"), null).band()).isEqualTo("remote");
  }

  @Test
  void a_warehouse_in_no_region_of_the_tariff_is_refused_at_the_start() {
    assertThatThrownBy(() -> new DeliveryCost(Map.of("WAREHOUSE_REGION", "XX")))
        .hasMessage("Expected a region of the tariff as WAREHOUSE_REGION, but it is 'XX'.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BR | 00999     | Expected a postal code in use, but order o-1 goes to '00999'.",
        "BR | 1310      | Expected a postal code of 5 or 8 digits, but order o-1 goes to '1310'.",
        "BR | 01310-10x | Expected a postal code of 5 or 8 digits, but order o-1 goes to '01310-10x'.",
        "BR | ''        | Expected a postal code of 5 or 8 digits, but order o-1 goes to ''.",
        "PT | 01310     | Expected an address in BR, but order o-1 goes to country 'PT'."
      })
  void an_address_that_nobody_delivers_to_is_refused_by_name(
      String country, String postalCode, String message) {
    assertThatThrownBy(() -> fromSaoPaulo.handleRequest(oneMugTo(country, postalCode), null))
        .isInstanceOf(UnknownDestination.class)
        .hasMessage(message);
  }

  @Test
  void an_order_without_an_address_is_refused_by_name() {
    var event =
        event(
            """
            {"orderId": "o-1", "items": [{"sku": "mug", "quantity": 1, "unitPriceCents": 100}]}
            """);

    assertThatThrownBy(() -> fromSaoPaulo.handleRequest(event, null))
        .isInstanceOf(UnknownDestination.class)
        .hasMessage("Expected an address in BR, but order o-1 goes to country 'null'.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]",
        "[{'sku': 'mug', 'quantity': 1}]",
        "['mug']",
        "[{'sku': 'mug', 'quantity': 0, 'unitPriceCents': 100}]",
        "[{'sku': 'mug', 'quantity': 1.5, 'unitPriceCents': 100}]",
        "[{'sku': 'mug', 'quantity': 1, 'unitPriceCents': -1}]",
        "[{'sku': 'yacht', 'quantity': 1, 'unitPriceCents': 9223372036854775808}]",
        "[{'sku': 'yacht', 'quantity': 3, 'unitPriceCents': 4611686018427387904}]",
        "[{'sku': 'yacht', 'quantity': 1, 'unitPriceCents': 9223372036854775807}]",
        "[{'sku': 'tea', 'quantity': 9223372036854775807, 'unitPriceCents': 0}]"
      },
      quoteCharacter = '`')
  void items_that_cannot_be_added_up_are_refused_by_name(String items) {
    var event =
        event(
            """
            {"orderId": "o-1", "deliverTo": {"postalCode": "01310", "country": "BR"}, "items": %s}
            """
                .formatted(items.replace('\'', '"')));

    assertThatThrownBy(() -> fromSaoPaulo.handleRequest(event, null))
        .isInstanceOf(UnpriceableOrder.class)
        .hasMessageStartingWith("Expected ")
        .hasMessageContaining("o-1");
  }

  private static Map<String, Object> oneMugTo(String country, String postalCode) {
    return event(
        """
        {"orderId": "o-1", "deliverTo": {"postalCode": "%s", "country": "%s"},
         "items": [{"sku": "mug", "quantity": 1, "unitPriceCents": 100}]}
        """
            .formatted(postalCode, country));
  }

  @SuppressWarnings("unchecked") // The target is any JSON object.
  private static Map<String, Object> event(String json) {
    return new JsonMapper().readValue(json, Map.class);
  }
}
