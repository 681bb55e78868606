package dev.entrega.local.launcher;

import dev.entrega.local.launcher.services.Broker;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a newcomer reads when everything is ready: one screen.
 *
 * @param startup how long it took
 * @param broker where events go in
 * @param outside what was there already
 * @param data where all the rest is kept; null: in memory
 * @param aws where an AWS client goes
 * @param web where orders are looked at
 * @param inbox where mails and SMS are looked at
 * @param managementPorts port by service, of the services that nobody but an operator calls
 */
record Screen(
    Duration startup,
    Broker broker,
    Outside outside,
    @Nullable Path data,
    URI aws,
    URI web,
    URI inbox,
    Map<String, Integer> managementPorts) {

  /** At most 24 lines of at most 100 columns. */
  String text() {
    return """

    Entrega is ready after %.1f s. %s.

      AMQP 0-9-1     %s
      AWS endpoint   %s   (us-east-1, account 000000000000, any credentials)
      Web            %s/api/orders
      Inbox          %s   (e-mails and SMS to customers)
      Operators      /actuator/health and /actuator/prometheus at 127.0.0.1, port
                     %s

    %s  Send a first order  ./entrega sample
      See what came of it ./entrega order ID
                          %s/api/orders/ID
      Stop                Ctrl-C
    """
        .formatted(
            startup.toMillis() / 1000.0,
            whatIsKept(),
            amqp(),
            aws,
            web,
            inbox,
            operators(),
            whereTheCommandLooks(),
            web);
  }

  private String operators() {
    return managementPorts.entrySet().stream()
        .map(service -> service.getKey() + " " + service.getValue())
        .collect(Collectors.joining(", "));
  }

  private String whatIsKept() {
    var kept =
        Stream.of(
                outside.amqp() == null ? "" : "RabbitMQ",
                outside.databases() == null ? "" : "PostgreSQL")
            .filter(name -> !name.isEmpty())
            .collect(Collectors.joining(" and "));
    var all =
        kept.isEmpty()
            ? "Everything"
            : "All but what %s %s".formatted(kept, kept.contains(" ") ? "keep" : "keeps");
    return data == null
        ? all + " is in memory, and gone when this process ends"
        : all + " is kept in " + data;
  }

  private String amqp() {
    return outside.amqp() == null
        ? "amqp://guest:guest@127.0.0.1:%d   (embedded broker)".formatted(broker.port())
        : "%s   (RabbitMQ that was there, %s queues)".formatted(broker.shown(), broker.queueType());
  }

  /** Nothing to say as long as all are where the command looks by itself. */
  private String whereTheCommandLooks() {
    return broker.shown().equals("amqp://127.0.0.1:5672")
            && web.getPort() == 8080
            && aws.equals(URI.create("http://127.0.0.1:4566"))
        ? ""
        : """
          First               export ENTREGA_AMQP=%s ENTREGA_URL=%s
                              export ENTREGA_AWS=%s
        """
            .formatted(broker.shown(), web, aws);
  }
}
