package dev.entrega.deliverycost;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The price list: {@code tariff.txt} beside this class, which explains itself.
 *
 * @param bands nearest first
 * @param regions every region that is delivered to
 */
record Tariff(List<Band> bands, List<Region> regions) {

  private static final Pattern POSTAL_CODE = Pattern.compile("([0-9]{5})(-?[0-9]{3})?");

  /** The one that ships with the function. */
  static Tariff shipped() {
    try (var file = Tariff.class.getResourceAsStream("tariff.txt")) {
      if (file == null) {
        throw new IllegalStateException("Expected tariff.txt beside the function, but it is gone.");
      }
      return read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Tariff read(String text) {
    var bands = new ArrayList<Band>();
    var regions = new ArrayList<Region>();
    text.lines()
        .map(line -> line.replaceFirst("#.*", "").strip())
        .filter(line -> !line.isEmpty())
        .forEach(line -> {
          var words = line.split("\\s+");
          try {
            switch (words[0]) {
              case "band" -> bands.add(band(words));
              case "region" -> regions.add(region(words));
              default -> throw new IllegalArgumentException(words[0]);
            }
          } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new IllegalStateException(
                "Expected a band or a region in the tariff, but found: " + line, e);
          }
        });
    return new Tariff(List.copyOf(bands), List.copyOf(regions));
  }

  /** The region that the warehouse stands in, by its name. */
  Region warehouse(String name) {
    return regions.stream()
        .filter(region -> region.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException(
                "Expected a region of the tariff as WAREHOUSE_REGION, but it is '%s'."
                    .formatted(name)));
  }

  /** The region that an order goes to; its postal code decides. */
  Region destination(Shipment shipment) {
    if (!"BR".equals(shipment.country())) {
      throw new UnknownDestination(
          "Expected an address in BR, but order %s goes to country '%s'."
              .formatted(shipment.orderId(), shipment.country()));
    }
    var postalCode = POSTAL_CODE.matcher(String.valueOf(shipment.postalCode()));
    if (!postalCode.matches()) {
      throw new UnknownDestination(
          "Expected a postal code of 5 or 8 digits, but order %s goes to '%s'."
              .formatted(shipment.orderId(), shipment.postalCode()));
    }
    var firstFive = Integer.parseInt(postalCode.group(1));
    return regions.stream()
        .filter(region -> region.holds(firstFive))
        .findFirst()
        .orElseThrow(() ->
            new UnknownDestination(
                "Expected a postal code in use, but order %s goes to '%s'."
                    .formatted(shipment.orderId(), shipment.postalCode())));
  }

  /** The nearest band that reaches from one region to the other. */
  Band band(Region from, Region to) {
    var km = from.kmTo(to);
    return bands.stream()
        .filter(band -> km <= band.upToKm())
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException(
                "Expected a band for %.0f km from %s to %s, but the tariff ends before."
                    .formatted(km, from.name(), to.name())));
  }

  private static Band band(String[] words) {
    return new Band(
        words[1],
        Integer.parseInt(words[2]),
        Long.parseLong(words[3]),
        Long.parseLong(words[4]),
        Integer.parseInt(words[5]));
  }

  private static Region region(String[] words) {
    var ranges = Arrays.stream(words).skip(4).map(Tariff::range).toList();
    return new Region(words[1], Double.parseDouble(words[2]), Double.parseDouble(words[3]), ranges);
  }

  private static Region.Range range(String text) {
    var ends = text.split("-", -1);
    return new Region.Range(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]));
  }
}
