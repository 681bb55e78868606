package dev.entrega.availability;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The output of the task {@code reserve}.
 *
 * @param available whether all items are now reserved; if not, none is
 * @param reservationId names what is reserved, if it is
 * @param missing the SKUs of which there was too little, if it is not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Availability(
    boolean available, @Nullable String reservationId, @Nullable List<String> missing) {

  static Availability reserved(String reservationId) {
    return new Availability(true, reservationId, null);
  }

  static Availability missing(List<String> skus) {
    return new Availability(false, null, skus);
  }
}
