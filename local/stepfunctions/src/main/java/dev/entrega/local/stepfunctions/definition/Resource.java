package dev.entrega.local.stepfunctions.definition;

/** What a Task calls. */
public sealed interface Resource {

  /**
   * An action of a service: {@code arn:aws:states:::sqs:sendMessage.waitForTaskToken}.
   *
   * @param service what AWS calls the resource type, for example {@code sqs}
   * @param action for example {@code sendMessage}
   * @param waitsForToken whether the task ends by an answer to its token, not by the call's return
   */
  record Service(String service, String action, boolean waitsForToken) implements Resource {

    /** The ending of a resource whose task ends by an answer to its token. */
    public static final String WAIT_FOR_TASK_TOKEN = ".waitForTaskToken";

    /** The name by which integrations are registered. */
    public String key() {
      return service + ":" + action;
    }

    /** What events call the resource. */
    public String resource() {
      return waitsForToken ? action + WAIT_FOR_TASK_TOKEN : action;
    }
  }

  /** A Lambda function by its ARN. */
  record Function(String arn) implements Resource {}
}
