package dev.entrega.deliverycost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TariffTest {

  @Test
  void a_line_is_a_band_or_a_region_and_the_rest_is_for_people() {
    var tariff =
        Tariff.read(
            """
            # prices of 2026
            band near 500 100 50 3  # a van

            region SP -23.55 -46.63 01000-09999 11000-19999
            """);

    assertThat(tariff.bands()).containsExactly(new Band("near", 500, 100, 50, 3));
    assertThat(tariff.warehouse("SP").ranges())
        .containsExactly(new Region.Range(1_000, 9_999), new Region.Range(11_000, 19_999));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zone near 1 2 3 4",
        "band near 1 2 3",
        "band near 1 2 three 4",
        "region SP 1 2 x"
      })
  void any_other_line_is_refused_with_its_text(String line) {
    assertThatThrownBy(() -> Tariff.read(line))
        .hasMessage("Expected a band or a region in the tariff, but found: " + line);
  }

  @Test
  void no_postal_code_belongs_to_two_regions() {
    var regions = Tariff.shipped().regions();

    for (var code = 0; code <= 99_999; code++) {
      var postalCode = code;
      assertThat(regions.stream().filter(region -> region.holds(postalCode)).count())
          .as("regions of %05d", code)
          .isLessThanOrEqualTo(1);
    }
  }

  @Test
  void distances_are_those_of_the_map() {
    var tariff = Tariff.shipped();

    assertThat(tariff.warehouse("SP").kmTo(tariff.warehouse("RJ")))
        .isCloseTo(360, Percentage.withPercentage(2));
    assertThat(tariff.warehouse("SP").kmTo(tariff.warehouse("AM")))
        .isCloseTo(2_690, Percentage.withPercentage(2));
  }

  @Test
  void a_distance_beyond_the_last_band_is_our_own_bug() {
    var tariff =
        Tariff.read(
            """
            band near 1000 100 50 3
            region SP -23.55 -46.63 01000-19999
            region AM -3.12 -60.02 69000-69899
            """);

    assertThatThrownBy(() -> tariff.band(tariff.warehouse("SP"), tariff.warehouse("AM")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Expected a band for 2689 km from SP to AM, but the tariff ends before.");
  }
}
