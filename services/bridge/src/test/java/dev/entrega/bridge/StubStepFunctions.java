package dev.entrega.bridge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;

/** AWS Step Functions that answers as a row of a table says, and remembers what it was asked. */
final class StubStepFunctions implements SfnClient {

  final List<StartExecutionRequest> starts = Collections.synchronizedList(new ArrayList<>());
  final List<DescribeExecutionRequest> descriptions =
      Collections.synchronizedList(new ArrayList<>());

  private final Supplier<RuntimeException> refusal;
  private final Function<DescribeExecutionRequest, DescribeExecutionResponse> description;

  private StubStepFunctions(
      Supplier<RuntimeException> refusal,
      Function<DescribeExecutionRequest, DescribeExecutionResponse> description) {
    this.refusal = refusal;
    this.description = description;
  }

  static StubStepFunctions accepting() {
    return refusing(() -> null);
  }

  static StubStepFunctions refusing(Supplier<RuntimeException> refusal) {
    return new StubStepFunctions(
        refusal,
        _ -> {
          throw new AssertionError("Expected no DescribeExecution");
        });
  }

  StubStepFunctions describing(
      Function<DescribeExecutionRequest, DescribeExecutionResponse> answer) {
    return new StubStepFunctions(refusal, answer);
  }

  @Override
  public StartExecutionResponse startExecution(StartExecutionRequest request) {
    starts.add(request);
    var refused = refusal.get();
    if (refused != null) {
      throw refused;
    }
    return StartExecutionResponse.builder().build();
  }

  @Override
  public DescribeExecutionResponse describeExecution(DescribeExecutionRequest request) {
    descriptions.add(request);
    return description.apply(request);
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
