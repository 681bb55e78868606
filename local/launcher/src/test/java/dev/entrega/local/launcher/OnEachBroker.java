package dev.entrega.local.launcher;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a class twice: on the embedded broker, and on a real RabbitMQ with quorum queues (and
 * PostgreSQL), or only on the first where that is missing, with one line that says so. The class
 * gets its {@link Scenario} as a parameter.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ClassTemplate
@ExtendWith(Brokers.class)
@interface OnEachBroker {}
