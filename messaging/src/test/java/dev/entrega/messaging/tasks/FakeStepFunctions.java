package dev.entrega.messaging.tasks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessResponse;

/** Hears answers and heartbeats, and refuses them with a fault if it is told to. */
final class FakeStepFunctions implements SfnClient {

  /** For example {@code success t-1 {"ok":true}}. */
  final List<String> heard = Collections.synchronizedList(new ArrayList<>());

  /** What every call throws, if anything. */
  volatile @Nullable RuntimeException fault;

  @Override
  public SendTaskSuccessResponse sendTaskSuccess(SendTaskSuccessRequest request) {
    hear("success " + request.taskToken() + " " + request.output());
    return SendTaskSuccessResponse.builder().build();
  }

  @Override
  public SendTaskFailureResponse sendTaskFailure(SendTaskFailureRequest request) {
    hear("failure " + request.taskToken() + " " + request.error() + " " + request.cause());
    return SendTaskFailureResponse.builder().build();
  }

  @Override
  public SendTaskHeartbeatResponse sendTaskHeartbeat(SendTaskHeartbeatRequest request) {
    hear("heartbeat " + request.taskToken());
    return SendTaskHeartbeatResponse.builder().build();
  }

  private void hear(String call) {
    var thrown = fault;
    if (thrown != null) {
      throw thrown;
    }
    heard.add(call);
  }

  @Override
  public String serviceName() {
    return "states";
  }

  @Override
  public void close() {}
}
