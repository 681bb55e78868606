package dev.entrega.messaging.events;

import org.springframework.amqp.core.DeclarableCustomizer;

/** A broker that a test runs on. */
interface Broker {

  /** Of AMQP 0-9-1 on 127.0.0.1, for guest with password guest. */
  int port();

  /** What it must be told in its own words. */
  default DeclarableCustomizer customizer() {
    return declarable -> declarable;
  }
}
