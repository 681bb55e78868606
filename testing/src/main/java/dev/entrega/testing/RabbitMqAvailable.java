package dev.entrega.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * For tests that need a real RabbitMQ: they are skipped, with one line that says so, where the
 * program is missing. A parameter of type {@link RabbitMqProcess} is one that all test classes of
 * the run share, and that nobody stops; who wants to stop one starts one.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(SharedRabbitMq.class)
public @interface RabbitMqAvailable {}
