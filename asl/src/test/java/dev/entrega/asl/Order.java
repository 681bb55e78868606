package dev.entrega.asl;

import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An order as the bridge starts it, changed where a scenario needs it otherwise. */
record Order(ObjectNode input) {

  static Order anOrder() {
    return new Order(
        (ObjectNode)
            new JsonMapper()
                .readTree(
                    """
                    {"order": {
                       "orderId": "o-1",
                       "customer": {"customerId": "c-1", "name": "Ana", "email": "ana@example.com",
                                    "phone": "+5511990000001", "locale": "pt-BR"},
                       "deliverTo": {"postalCode": "01310-100", "city": "São Paulo", "state": "SP",
                                     "country": "BR"},
                       "items": [{"sku": "mug", "quantity": 2, "unitPriceCents": 3990}],
                       "currency": "BRL",
                       "payment": {"method": "credit_card", "installments": 3}},
                     "trace": {"traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"}}
                    """));
  }

  /** The same without anything that may be left out. */
  static Order aBareOrder() {
    return anOrder()
        .with(input -> {
          input.putObject("trace");
          input.withObject("/order/customer").remove("name");
          input.withObject("/order/customer").remove("email");
          input.withObject("/order/customer").remove("phone");
          input.withObject("/order/deliverTo").remove("city");
          input.withObject("/order/deliverTo").remove("state");
        });
  }

  Order by(String customerId) {
    return with(input -> input.withObject("/order/customer").put("customerId", customerId));
  }

  String id() {
    return input.at("/order/orderId").stringValue();
  }

  private Order with(Consumer<ObjectNode> change) {
    var changed = input.deepCopy();
    change.accept(changed);
    return new Order(changed);
  }
}
