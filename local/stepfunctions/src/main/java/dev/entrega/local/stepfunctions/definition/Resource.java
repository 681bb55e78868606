package dev.entrega.local.stepfunctions.definition;

/** What a Task calls. */
public sealed interface Resource {

  /**
   * An action of a service: {@code arn:aws:states:::sqs:sendMessage.waitForTaskToken}.
   *
   * @param service what AWS calls the resource type, for example {@code sqs} or {@code aws-sdk:s3}
   * @param action for example {@code sendMessage}
   * @param pattern when the task ends
   */
  record Service(String service, String action, Pattern pattern) implements Resource {

    /** The name by which integrations are registered; one that runs a job has its own. */
    public String key() {
      return pattern.isJob() ? service + ":" + resource() : service + ":" + action;
    }

    /** What events call the resource. */
    public String resource() {
      return action + pattern.suffix();
    }

    /** Whether the task ends by an answer to its token, not by the call's return. */
    public boolean waitsForToken() {
      return pattern == Pattern.TASK_TOKEN;
    }

    /** Whether the task has a token: one that runs a job may be answered before the job ends. */
    public boolean hasToken() {
      return waitsForToken()
          || (pattern.isJob() && ServiceActions.have(service, action, Pattern.TASK_TOKEN));
    }
  }

  /** A Lambda function by its ARN. */
  record Function(String arn) implements Resource {}

  /** An activity by its ARN: its workers ask for tasks. */
  record Activity(String arn) implements Resource {}

  /** When a task ends, as the end of its resource's ARN says. */
  enum Pattern {
    /** When the call returns. */
    REQUEST_RESPONSE(""),

    /** When the job ends that the call has started. */
    SYNC(".sync"),

    /** The same, and what the job gives is JSON. */
    SYNC_2(".sync:2"),

    /** When its token is answered. */
    TASK_TOKEN(".waitForTaskToken");

    private final String suffix;

    Pattern(String suffix) {
      this.suffix = suffix;
    }

    /** How the resource's ARN ends. */
    public String suffix() {
      return suffix;
    }

    /** Whether the task ends with a job. */
    public boolean isJob() {
      return this == SYNC || this == SYNC_2;
    }

    /** The pattern with that suffix; there is one. */
    static Pattern of(String suffix) {
      for (Pattern pattern : values()) {
        if (pattern.suffix.equals(suffix)) {
          return pattern;
        }
      }
      throw new IllegalArgumentException("Expected an integration pattern, but found " + suffix);
    }
  }
}
