package dev.entrega.local.launcher;

import dev.entrega.local.launcher.services.Surroundings;
import java.net.URI;
import java.time.Duration;

/**
 * What somebody reads who runs the services elsewhere: how each is told where the rest is.
 *
 * @param startup how long it took
 * @param surroundings what the services live among
 * @param inbox where mails and SMS are looked at
 */
record StandInsScreen(Duration startup, Surroundings surroundings, URI inbox) {

  /** The environment of the services, one variable a line. */
  String text() {
    return """
    Entrega's stand-ins are ready after %.1f s; no service runs here. Each finds them by
      SPRING_RABBITMQ_HOST=%s
      SPRING_RABBITMQ_PORT=%d
      ENTREGA_AWS_ENDPOINT=%s
      BRIDGE_STATEMACHINEARN=%s
      BRIDGE_CANCELLATIONSTATEMACHINEARN=%s
      PAYMENT_PROVIDER_URL=%s
      PAYMENT_PROVIDER_APIKEY and PAYMENT_WEBHOOK_SECRET as --provider.api-key and
      --provider.webhook-secret said
      SPRING_MAIL_HOST=%s
      SPRING_MAIL_PORT=%d
      NOTIFIER_LINKSECRET and CHATBOT_TOKENSECRET, any secrets of 16 characters or more
      CHATBOT_CHAIN_STATEMACHINEARN=%s
    Inbox: %s (e-mails and SMS to customers)
    Stop: Ctrl-C
    """
        .formatted(
            startup.toMillis() / 1000.0,
            surroundings.parts().broker().uri().getHost(),
            surroundings.parts().broker().port(),
            surroundings.aws().endpoint(),
            surroundings.aws().orderDelivery(),
            surroundings.aws().orderCancellation(),
            surroundings.provider().url(),
            inbox.getHost(),
            surroundings.parts().ports().smtp(),
            surroundings.aws().ragChain(),
            inbox);
  }
}
