package dev.entrega.scenarios;

import dev.entrega.scenarios.RunningEntrega.On;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a class on the stand-ins, and once more on each real part that this machine has: a RabbitMQ
 * with quorum queues (and PostgreSQL), the same in a container, LocalStack as the AWS. What is
 * missing is said in one line. The class gets its {@link Scenario} as a parameter.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ClassTemplate
@ExtendWith(Rounds.class)
@interface OnAllParts {

  /** What it cannot run on; the class says why. */
  On[] but() default {};
}
