package dev.entrega.local.launcher.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import dev.entrega.messaging.topology.Topology;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeoutException;

/** Publishes orders of a kilobyte, each followed at once by what its carrier will say. */
final class BenchOrders implements AutoCloseable {

  private static final int SKUS = 500;
  private static final int PERSISTENT = 2;
  private static final BasicProperties CLOUD_EVENT =
      new BasicProperties.Builder()
          .contentType(Topology.CLOUD_EVENT)
          .deliveryMode(PERSISTENT)
          .build();

  private final Connection connection;
  private final Channel channel;
  private int placed;

  BenchOrders(int amqpPort) throws IOException, TimeoutException {
    var factory = new ConnectionFactory();
    factory.setHost("127.0.0.1");
    factory.setPort(amqpPort);
    connection = factory.newConnection();
    channel = connection.createChannel();
    channel.confirmSelect();
  }

  /** Counts more of every article than all rounds together need. */
  void stock() throws IOException, InterruptedException, TimeoutException {
    for (int sku = 0; sku < SKUS; sku++) {
      var count = "{\"sku\": \"sku-%d\", \"onHand\": 1000000}".formatted(sku);
      publish(Topology.INVENTORY, "stock.counted", count);
    }
    channel.waitForConfirmsOrDie(30_000);
    while (channel.queueDeclarePassive(Topology.AVAILABILITY_STOCK_COUNTS).getMessageCount() > 0) {
      Thread.onSpinWait();
    }
  }

  void place(String orderId) throws IOException {
    publish(Topology.ORDERS, "order.placed", order(orderId));
    for (var type :
        List.of("delivery.dispatched", "delivery.out-for-delivery", "delivery.delivered")) {
      publish(Topology.DELIVERIES, type, "{\"orderId\": \"%s\"}".formatted(orderId));
    }
  }

  private String order(String orderId) {
    int sku = placed++ % SKUS;
    return """
    {"orderId": "%s",
     "customer": {"customerId": "customer-%d", "name": "Ana %s", "locale": "pt-BR"},
     "deliverTo": {"postalCode": "01310", "city": "sao paulo", "state": "SP", "country": "BR"},
     "items": [{"sku": "sku-%d", "quantity": 1, "unitPriceCents": 1990},
               {"sku": "sku-%d", "quantity": 2, "unitPriceCents": 990}],
     "currency": "BRL",
     "payment": {"method": "credit_card", "installments": 1}}\
    """
        .formatted(orderId, sku, "x".repeat(500), sku, (sku + 7) % SKUS);
  }

  private void publish(String exchange, String type, String data) throws IOException {
    var event =
        """
        {"specversion": "1.0", "id": "%s", "source": "/bench", "type": "%s", "time": "%s",
         "datacontenttype": "application/json", "data": %s}\
        """
            .formatted(UUID.randomUUID(), type, Instant.now(), data);
    channel.basicPublish(exchange, type, true, CLOUD_EVENT, event.getBytes(UTF_8));
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
