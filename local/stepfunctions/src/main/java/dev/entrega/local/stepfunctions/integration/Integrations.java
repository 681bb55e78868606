package dev.entrega.local.stepfunctions.integration;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The actions that this runtime knows, by {@code service:action} as in {@code
 * arn:aws:states:::service:action}, and the one that a function's own ARN as {@code Resource}
 * means. An action whose task ends with a job bears the pattern, too: {@code
 * states:startExecution.sync}.
 *
 * @param actions for example {@code sqs:sendMessage}
 * @param functionByArn called with {@code {"FunctionName": arn, "Payload": input}}; the result is
 *     the function's output itself
 * @param buckets from which distributed Maps read and to which they write
 * @param others finds an action that is not among {@code actions}, or nothing where there is none:
 *     {@code aws-sdk:s3:getObject}
 * @param apis of all services, for mocked results and for actions that cannot be called here
 */
public record Integrations(
    Map<String, Integration> actions,
    Integration functionByArn,
    Buckets buckets,
    Function<String, @Nullable Integration> others,
    ServiceApis apis) {

  /** Without the APIs of services. */
  public Integrations(
      Map<String, Integration> actions,
      Integration functionByArn,
      Buckets buckets,
      Function<String, @Nullable Integration> others) {
    this(actions, functionByArn, buckets, others, ServiceApis.NONE);
  }

  /** No other actions than those. */
  public Integrations(
      Map<String, Integration> actions, Integration functionByArn, Buckets buckets) {
    this(actions, functionByArn, buckets, _ -> null);
  }

  /** Without an S3. */
  public Integrations(Map<String, Integration> actions, Integration functionByArn) {
    this(actions, functionByArn, Buckets.none());
  }

  /** None at all: for machines without tasks. */
  public static Integrations none() {
    return new Integrations(
        Map.of(),
        arguments -> {
          throw new TaskFailed("States.Runtime", "No functions are registered");
        });
  }

  /** The action of that name; nothing where there is none. */
  public @Nullable Integration find(String name) {
    Integration known = actions.get(name);
    return known == null ? others.apply(name) : known;
  }

  /** Whether there is an action of that name, be it one that cannot be called here. */
  public boolean know(String name) {
    if (find(name) != null) {
      return true;
    }
    String[] parts = name.split(":", -1);
    return parts.length == 3 && parts[0].equals("aws-sdk") && apis.know(parts[1], parts[2]);
  }

  /** These, and further ones where these have none of that name. */
  public Integrations or(Map<String, Integration> further) {
    var all = new HashMap<>(further);
    all.putAll(actions);
    return new Integrations(Map.copyOf(all), functionByArn, buckets, others, apis);
  }
}
