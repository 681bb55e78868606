package dev.entrega.messaging.tasks;

/** Answers tasks, now or days after they were deferred. */
public interface TaskAnswers {

  /**
   * SendTaskSuccess.
   *
   * @param output written as JSON
   */
  Answer succeed(String taskToken, Object output);

  /** SendTaskFailure. */
  Answer fail(String taskToken, String error, String cause);

  /** What the workflow made of an answer. */
  enum Answer {
    /** It was waiting for it. */
    ACCEPTED,
    /**
     * It no longer waits: {@code TaskTimedOut} or {@code TaskDoesNotExist}. The task is over;
     * nothing is undone, because a newer attempt may own the effect.
     */
    TOO_LATE
  }
}
