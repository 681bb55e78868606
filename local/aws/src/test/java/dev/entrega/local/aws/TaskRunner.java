package dev.entrega.local.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.UUID;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.SyncExecutionStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs single Task states on an endpoint, as anybody would: by AWS's client. */
final class TaskRunner implements AutoCloseable {

  static final JsonMapper JSON = new JsonMapper();
  static final String ROLE = "arn:aws:iam::000000000000:role/any";

  private final SfnClient sfn;

  TaskRunner(URI endpoint) {
    sfn = new Clients(endpoint).sfn();
  }

  SfnClient sfn() {
    return sfn;
  }

  static String machineOf(String resource, String parameters) {
    return """
    {"StartAt": "T", "States": {"T": {
      "Type": "Task", "Resource": "arn:aws:states:::%s", "Parameters": %s, "End": true}}}
    """
        .formatted(resource, parameters);
  }

  /** Runs one state to its end, however that is. */
  StartSyncExecutionResponse run(String resource, String parameters) {
    var arn =
        sfn.createStateMachine(r ->
                r.name("t-" + UUID.randomUUID())
                    .type(StateMachineType.EXPRESS)
                    .definition(machineOf(resource, parameters))
                    .roleArn(ROLE))
            .stateMachineArn();
    return sfn.startSyncExecution(r -> r.stateMachineArn(arn));
  }

  /** The result of a state that ends well. */
  JsonNode resultOf(String resource, String parameters) {
    var end = run(resource, parameters);
    assertThat(end.status())
        .as("%s: %s", end.error(), end.cause())
        .isEqualTo(SyncExecutionStatus.SUCCEEDED);
    return JSON.readTree(end.output());
  }

  @Override
  public void close() {
    sfn.close();
  }
}
