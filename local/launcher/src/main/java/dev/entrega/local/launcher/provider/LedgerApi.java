package dev.entrega.local.launcher.provider;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code GET /ledger} and {@code GET /ledger/{order}}: what was taken and what went back, for
 * whoever wants to compare it with the orders.
 */
final class LedgerApi implements HttpHandler {

  private static final String PATH = "/ledger";

  private final Ledger ledger;
  private final JsonMapper json;
  private final ApiKey key;

  LedgerApi(Ledger ledger, JsonMapper json, ApiKey key) {
    this.ledger = ledger;
    this.json = json;
    this.key = key;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      answer(exchange).write(exchange, json);
    }
  }

  private Answer answer(HttpExchange exchange) {
    if (!key.isShownBy(exchange)) {
      return ApiKey.NOT_SHOWN;
    }
    if (!exchange.getRequestMethod().equals("GET")) {
      return Answer.error(405, "not_allowed", "Expected GET, but it is not");
    }
    Collection<Account> accounts = accounts(ledger).values();
    String path = exchange.getRequestURI().getPath();
    if (path.equals(PATH)) {
      return new Answer(200, new Book(List.copyOf(accounts)));
    }
    String order = path.substring(PATH.length() + 1);
    return accounts.stream()
        .filter(account -> account.reference().equals(order))
        .findFirst()
        .map(account -> new Answer(200, account))
        .orElseGet(() -> Answer.error(404, "not_found", "Expected an order, but there is none"));
  }

  /** By order, in the order in which they were first charged. */
  static Map<String, Account> accounts(Ledger ledger) {
    return ledger.all().stream()
        .map(Account::of)
        .collect(
            Collectors.toMap(
                Account::reference, account -> account, Account::plus, LinkedHashMap::new));
  }

  /**
   * Everything, and its sums.
   *
   * @param capturedCents of all orders, whatever the currency
   * @param refundedCents likewise
   */
  private record Book(long capturedCents, long refundedCents, List<Account> orders) {

    Book(List<Account> orders) {
      this(
          orders.stream().mapToLong(Account::capturedCents).sum(),
          orders.stream().mapToLong(Account::refundedCents).sum(),
          orders);
    }
  }
}
