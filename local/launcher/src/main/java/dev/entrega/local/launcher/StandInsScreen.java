package dev.entrega.local.launcher;

import dev.entrega.local.launcher.services.Surroundings;
import java.time.Duration;

/**
 * What somebody reads who runs the services elsewhere: how each is told where the rest is.
 *
 * @param startup how long it took
 * @param surroundings what the services live among
 */
record StandInsScreen(Duration startup, Surroundings surroundings) {

  /** The environment of the services, one variable a line. */
  String text() {
    return """
    Entrega's stand-ins are ready after %.1f s; no service runs here. Each finds them by
      SPRING_RABBITMQ_HOST=127.0.0.1
      SPRING_RABBITMQ_PORT=%d
      ENTREGA_AWS_ENDPOINT=%s
      BRIDGE_STATEMACHINEARN=%s
      BRIDGE_CANCELLATIONSTATEMACHINEARN=%s
      PAYMENT_PROVIDER_URL=%s
      PAYMENT_PROVIDER_APIKEY and PAYMENT_WEBHOOK_SECRET as --provider.api-key and
      --provider.webhook-secret said
    Stop: Ctrl-C
    """
        .formatted(
            startup.toMillis() / 1000.0,
            surroundings.ports().amqp(),
            surroundings.aws().endpoint(),
            surroundings.aws().orderDelivery(),
            surroundings.aws().orderCancellation(),
            surroundings.provider().url());
  }
}
