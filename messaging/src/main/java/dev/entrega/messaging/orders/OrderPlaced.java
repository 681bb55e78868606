package dev.entrega.messaging.orders;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shop sold something that now has to be delivered.
 *
 * @param orderId unique across shops; names the execution
 * @param customer who bought it
 * @param deliverTo where it goes
 * @param items at least one
 * @param currency ISO 4217, for example {@code BRL}; every amount is in its hundredths
 * @param payment how the customer pays
 */
public record OrderPlaced(
    String orderId,
    Customer customer,
    Address deliverTo,
    List<Item> items,
    String currency,
    Payment payment)
    implements OrderEvent {

  /**
   * Who bought it.
   *
   * @param customerId the shop's own id
   * @param name as it is written to
   * @param email where e-mail goes, if there is one
   * @param phone E.164, where SMS goes, if there is one
   * @param locale BCP 47, for example {@code pt-BR}
   */
  public record Customer(
      String customerId,
      @Nullable String name,
      @Nullable String email,
      @Nullable String phone,
      String locale) {}

  /**
   * Where it goes.
   *
   * @param postalCode the postal code, or its prefix
   * @param city as the shop wrote it
   * @param state two letters in Brazil
   * @param country ISO 3166-1 alpha-2
   */
  public record Address(
      String postalCode, @Nullable String city, @Nullable String state, String country) {}

  /**
   * One line of the order.
   *
   * @param sku the article
   * @param quantity at least 1
   * @param unitPriceCents price of one, in hundredths of the currency
   */
  public record Item(String sku, int quantity, long unitPriceCents) {}

  /**
   * How the customer pays.
   *
   * @param method for example {@code credit_card}, {@code boleto}, {@code voucher}, {@code
   *     debit_card}
   * @param installments at least 1
   * @param sandbox test only: how the sandbox provider shall behave, {@code decline}, {@code
   *     silent} or {@code late}
   */
  public record Payment(String method, int installments, @Nullable String sandbox) {}
}
