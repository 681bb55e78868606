package dev.entrega.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * For tests that need a real PostgreSQL: they are skipped, with one line that says so, where none
 * can run. A parameter of type {@link PostgresProcess} is one that all test classes of the run
 * share. For the same tests on H2 and PostgreSQL see {@link OnEachDatabase}.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(SharedPostgres.class)
public @interface PostgresAvailable {}
