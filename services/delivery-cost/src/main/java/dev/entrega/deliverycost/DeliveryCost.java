package dev.entrega.deliverycost;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The function {@code delivery-cost}: prices the delivery of an order from one warehouse and adds
 * up what the customer pays. It changes nothing anywhere, so a retry is harmless.
 *
 * <p>The warehouse's region is the environment variable {@code WAREHOUSE_REGION}, the two letters
 * of a Brazilian state; {@code SP} where there is none. A system property of the same name goes
 * before it, since a process that lends itself to a function cannot change its own environment.
 *
 * <p>The event is a map because the serializer of Lambda's Java runtime writes records but does not
 * read them.
 */
public final class DeliveryCost implements RequestHandler<Map<String, Object>, Quote> {

  private static final String WAREHOUSE_REGION = "WAREHOUSE_REGION";

  private final Tariff tariff;
  private final Region warehouse;

  /** As Lambda makes it. */
  public DeliveryCost() {
    this(environment());
  }

  DeliveryCost(Map<String, String> environment) {
    tariff = Tariff.shipped();
    warehouse = tariff.warehouse(environment.getOrDefault(WAREHOUSE_REGION, "SP"));
  }

  private static Map<String, String> environment() {
    var lent = System.getProperty(WAREHOUSE_REGION);
    return lent == null ? System.getenv() : Map.of(WAREHOUSE_REGION, lent);
  }

  /**
   * Prices one order.
   *
   * @param event {@code {orderId, deliverTo: {postalCode, country}, items: [{sku, quantity,
   *     unitPriceCents}]}}
   * @param context not looked at
   * @throws UnknownDestination nothing is delivered there
   * @throws UnpriceableOrder its numbers are missing, make no sense or cannot be added up
   */
  @Override
  public Quote handleRequest(Map<String, Object> event, @Nullable Context context) {
    var shipment = Shipment.from(event);
    var band = tariff.band(warehouse, tariff.destination(shipment));
    try {
      var cents = band.cents(shipment.pieces());
      var itemsCents = shipment.itemsCents();
      return new Quote(
          cents, band.name(), band.days(), itemsCents, Math.addExact(itemsCents, cents));
    } catch (ArithmeticException _) {
      throw new UnpriceableOrder(
          "Expected a total that fits 64 bits, but order %s costs more."
              .formatted(shipment.orderId()));
    }
  }
}
