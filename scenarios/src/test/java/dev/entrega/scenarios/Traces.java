package dev.entrega.scenarios;

import static dev.entrega.scenarios.AnOrder.JSON;

import dev.entrega.local.launcher.LocalAws;
import dev.entrega.local.launcher.LocalEntrega;
import dev.entrega.messaging.topology.Topology;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * What the system has done so far, counted where it left a trace.
 *
 * @param executions started, running or ended
 * @param reservations decided
 * @param pieces reserved, of all articles
 * @param charges that payment knows
 * @param chargesAtTheProvider that were created there
 * @param shipments that courier knows
 * @param steps in all timelines
 */
record Traces(
    long executions,
    long reservations,
    long pieces,
    long charges,
    long chargesAtTheProvider,
    long shipments,
    long steps) {

  private static final List<String> QUEUES =
      List.of(
          Topology.AVAILABILITY_TASKS,
          Topology.PAYMENT_TASKS,
          Topology.COURIER_TASKS,
          Topology.STATUS_ORDER_STATUS,
          Topology.NOTIFIER_ORDER_STATUS,
          Topology.CHATBOT_ORDER_STATUS);

  static Traces of(LocalEntrega entrega) throws Exception {
    return new Traces(
        executions(entrega),
        number(entrega, "availability", "select count(*) from reservation"),
        number(entrega, "availability", "select coalesce(sum(reserved), 0) from stock"),
        number(entrega, "payment", "select count(*) from charges"),
        chargesAtTheProvider(entrega),
        number(entrega, "courier", "select count(*) from shipment"),
        number(entrega, "status", "select count(*) from timeline"));
  }

  /** What was received too often, in all queues together. */
  static long deadLetters(LocalEntrega entrega) {
    return messages(entrega, QUEUES.stream().map(Topology::deadLetters));
  }

  /** What courier has heard and not yet passed on, and what queues hold or have handed out. */
  static long underWay(LocalEntrega entrega) {
    return number(entrega, "courier", "select count(*) from shipment where settle_at is not null")
        + messages(entrega, QUEUES.stream());
  }

  /** Whether courier knows whom to answer when the parcel of that order arrives. */
  static boolean isTracked(LocalEntrega entrega, String orderId) {
    return database(entrega, "courier")
            .sql("select count(*) from shipment where order_id = ? and task_token is not null")
            .param(orderId)
            .query(Long.class)
            .single()
        > 0;
  }

  private static long messages(LocalEntrega entrega, Stream<String> queues) {
    try (var http = Apache5HttpClient.create();
        var sqs = LocalAws.client(SqsClient.builder(), entrega.aws(), http)) {
      return queues.mapToLong(queue -> messages(sqs, queue)).sum();
    }
  }

  private static long messages(SqsClient sqs, String queue) {
    var url = sqs.getQueueUrl(request -> request.queueName(queue)).queueUrl();
    var attributes =
        sqs.getQueueAttributes(request ->
            request
                .queueUrl(url)
                .attributeNames(
                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE));
    return attributes.attributes().values().stream().mapToLong(Long::parseLong).sum();
  }

  private static long executions(LocalEntrega entrega) {
    try (SdkHttpClient http = Apache5HttpClient.create();
        var sfn = LocalAws.client(SfnClient.builder(), entrega.aws(), http)) {
      var machine = entrega.surroundings().aws().orderDelivery();
      return sfn
          .listExecutionsPaginator(request -> request.stateMachineArn(machine).maxResults(1000))
          .executions()
          .stream()
          .count();
    }
  }

  private static long number(LocalEntrega entrega, String service, String sql) {
    return database(entrega, service).sql(sql).query(Long.class).single();
  }

  private static JdbcClient database(LocalEntrega entrega, String service) {
    return entrega.services().named(service).context().getBean(JdbcClient.class);
  }

  private static long chargesAtTheProvider(LocalEntrega entrega) throws Exception {
    var provider = entrega.surroundings().provider();
    var request =
        HttpRequest.newBuilder(provider.url().resolve("/v1/charges"))
            .header("Authorization", "Bearer " + provider.secrets().apiKey())
            .build();
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(request, BodyHandlers.ofString());
      return JSON.readTree(answer.body()).get("charges").size();
    }
  }
}
