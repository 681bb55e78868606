package dev.entrega.local.stepfunctions.integration;

import tools.jackson.databind.JsonNode;

/**
 * An action whose task ends with the job that the call starts, as the ending {@code .sync} asks.
 * What the call returns identifies the job, even after a restart.
 */
public interface Job extends Integration {

  /**
   * Waits for the job's end and returns the task's result.
   *
   * @param started what {@link #call} returned
   * @throws TaskFailed the job did not end well
   * @throws InterruptedException nobody waits for the job any more
   */
  JsonNode end(JsonNode started) throws TaskFailed, InterruptedException;

  /**
   * Stops the job, if it still runs, because its task is over.
   *
   * @param started what {@link #call} returned
   */
  void stop(JsonNode started);
}
