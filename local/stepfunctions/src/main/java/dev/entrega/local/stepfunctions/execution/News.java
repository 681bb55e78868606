package dev.entrega.local.stepfunctions.execution;

import dev.entrega.local.stepfunctions.expression.Payload;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a Task that waits may hear. */
sealed interface News {

  /** The call has returned. */
  record Returned(Payload output) implements News {}

  /** The call was refused. */
  record Refused(String error, String cause) implements News {}

  /** A worker has the task now. */
  record Begun(Instant at) implements News {}

  /** A sign of life. */
  record Alive() implements News {}

  /** How the task has ended, by an answer to its token. */
  sealed interface Answer extends News {}

  /** It is done. */
  record Done(Payload output) implements Answer {}

  /** It has failed. */
  record Failed(@Nullable String error, @Nullable String cause) implements Answer {}
}
