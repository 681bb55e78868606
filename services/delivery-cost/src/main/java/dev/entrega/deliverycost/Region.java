package dev.entrega.deliverycost;

import java.util.List;

/**
 * A Brazilian state as the post sees it.
 *
 * @param name its two letters
 * @param latitude of its capital, in degrees
 * @param longitude of its capital, in degrees
 * @param ranges the postal codes that belong to it
 */
record Region(String name, double latitude, double longitude, List<Range> ranges) {

  private static final double EARTH_RADIUS_KM = 6371;

  /** First and last of a run of postal codes, by their first five digits, both included. */
  record Range(int first, int last) {}

  boolean holds(int postalCode) {
    return ranges.stream()
        .anyMatch(range -> range.first() <= postalCode && postalCode <= range.last());
  }

  /** From capital to capital as the crow flies, by the haversine formula. */
  double kmTo(Region other) {
    var north = Math.toRadians(other.latitude - latitude) / 2;
    var east = Math.toRadians(other.longitude - longitude) / 2;
    var chord =
        Math.pow(Math.sin(north), 2)
            + Math.cos(Math.toRadians(latitude))
                * Math.cos(Math.toRadians(other.latitude))
                * Math.pow(Math.sin(east), 2);
    return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(chord));
  }
}
