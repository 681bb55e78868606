package dev.entrega.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a test class twice: on H2 in its PostgreSQL mode, and on a real PostgreSQL, or only on the
 * first where the second cannot run, with one line that says so. The tests take their databases
 * from {@link EmptyDatabase}.
 *
 * <p>JUnit runs {@code @BeforeAll} once, before both rounds: what starts once in each round belongs
 * into a {@code BeforeClassTemplateInvocationCallback}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ClassTemplate
@ExtendWith(Databases.class)
public @interface OnEachDatabase {}
