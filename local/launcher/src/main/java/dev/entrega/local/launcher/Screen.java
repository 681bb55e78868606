package dev.entrega.local.launcher;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a newcomer reads when everything is ready: one screen.
 *
 * @param startup how long it took
 * @param amqpPort where events go in
 * @param aws where an AWS client goes
 * @param web where orders are looked at
 * @param inbox where mails and SMS are looked at
 * @param managementPorts port by service, of the services that nobody but an operator calls
 */
record Screen(
    Duration startup,
    int amqpPort,
    URI aws,
    URI web,
    URI inbox,
    Map<String, Integer> managementPorts) {

  /** At most 24 lines of at most 100 columns. */
  String text() {
    return """

    Entrega is ready after %.1f s. Everything is in memory, and gone when this process ends.

      AMQP 0-9-1     amqp://guest:guest@127.0.0.1:%d
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
            amqpPort,
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

  /** Nothing to say as long as both are where the command looks by itself. */
  private String whereTheCommandLooks() {
    return amqpPort == 5672 && web.getPort() == 8080
        ? ""
        : "  First               export ENTREGA_AMQP=amqp://127.0.0.1:%d ENTREGA_URL=%s%n"
            .formatted(amqpPort, web);
  }
}
