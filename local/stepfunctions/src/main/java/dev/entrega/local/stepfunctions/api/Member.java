package dev.entrega.local.stepfunctions.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What AWS's service model demands of a member of a request, by the names that the model has for
 * it. A request that does not comply is refused before anything else is looked at.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Member {

  /** Whether it must be there. */
  boolean required() default false;

  /** The least length of a text, in characters, or of a list; the least of numbers. */
  int min() default 0;

  /** The greatest length of a text, in characters, or of a list; the greatest of numbers. */
  int max() default Integer.MAX_VALUE;

  /** Whether the length of a text counts in bytes of its UTF-8 form. */
  boolean bytes() default false;

  /** What a text must match as a whole; anything where empty. */
  String pattern() default "";

  /** Whether a refusal keeps the value to itself. */
  boolean sensitive() default false;

  /** The least length of each text in a list. */
  int eachMin() default 0;

  /** The greatest length of each text in a list. */
  int eachMax() default Integer.MAX_VALUE;
}
