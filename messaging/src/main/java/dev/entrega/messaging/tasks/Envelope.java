package dev.entrega.messaging.tasks;

import dev.entrega.messaging.contracts.Contract;
import dev.entrega.messaging.contracts.Json;
import dev.entrega.messaging.contracts.Violation;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What a workflow puts into a queue, before its input is read.
 *
 * @param taskToken see {@link Task}
 * @param task see {@link Task}
 * @param version see {@link Task}
 * @param orderId see {@link Task}
 * @param executionArn see {@link Task}
 * @param input still as JSON
 */
record Envelope(
    String taskToken,
    String task,
    int version,
    String orderId,
    String executionArn,
    JsonNode input) {

  private static final Contract CONTRACT = Contract.named("task");

  /**
   * Reads the body of a message.
   *
   * @throws Violation if it is no such envelope
   */
  static Envelope read(String body) {
    try {
      var json = Json.MAPPER.readTree(body);
      CONTRACT.check(json);
      return Json.MAPPER.treeToValue(json, Envelope.class);
    } catch (JacksonException e) {
      throw Violation.of(e);
    }
  }

  /**
   * The task as its handler wants it.
   *
   * @throws Violation if the input cannot be read as that type
   */
  <I> Task<I> as(Class<I> inputType) {
    try {
      return new Task<>(
          taskToken,
          task,
          version,
          orderId,
          executionArn,
          Json.MAPPER.treeToValue(input, inputType));
    } catch (JacksonException e) {
      throw Violation.of(e);
    }
  }
}
