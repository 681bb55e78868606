package dev.entrega.local.stepfunctions.execution;

import dev.entrega.local.stepfunctions.dataset.ResultFiles;
import dev.entrega.local.stepfunctions.dataset.Transformation;
import dev.entrega.local.stepfunctions.expression.Payload;
import dev.entrega.local.stepfunctions.expression.StatesError;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.integration.Buckets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Results that go to a bucket; the Map's own is where they are. */
final class MapResultsInFiles implements MapResults {

  /** AWS fills files up to 5 GB; what is held of ours has to fit into memory. */
  private static final int FILE_SIZE = 16 * 1024 * 1024;

  private final MapRun run;
  private final Transformation transformation;
  private final String bucket;
  private final ResultFiles files;

  /**
   * Of a run.
   *
   * @param arguments {@code Bucket} and perhaps {@code Prefix}
   */
  MapResultsInFiles(
      Buckets buckets, MapRun run, JsonNode arguments, Transformation transformation, boolean lines)
      throws StatesError, InterruptedException {
    this.run = run;
    this.transformation = transformation;
    this.bucket = arguments.path("Bucket").asString("");
    String prefix = arguments.path("Prefix").asString("");
    String uuid = run.arn().substring(run.arn().lastIndexOf(':') + 1);
    String folder = prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
    this.files =
        new ResultFiles(
            buckets,
            run.arn(),
            new ResultFiles.Destination(bucket, folder + uuid + "/", lines, FILE_SIZE));
  }

  @Override
  public void ended(MapChildren.Child child, HistoryEvent last)
      throws StatesError, InterruptedException {
    var result = ChildResult.of(child, last);
    if (!result.succeeded()) {
      files.add(ResultFiles.Kind.FAILED, result.whole());
    } else if (transformation == Transformation.NONE) {
      files.add(ResultFiles.Kind.SUCCEEDED, result.whole());
    } else {
      JsonNode output = result.output();
      if (transformation == Transformation.FLATTEN && output.isArray()) {
        for (JsonNode element : output) {
          files.add(ResultFiles.Kind.SUCCEEDED, element);
        }
      } else {
        files.add(ResultFiles.Kind.SUCCEEDED, output);
      }
    }
    run.write(child.input().itemCount());
  }

  @Override
  public void pending(MapInputs.Input input) throws StatesError, InterruptedException {
    ObjectNode pending = JsonNodeFactory.instance.objectNode();
    pending.put("Input", input.payload().text());
    pending.putObject("InputDetails").put("Included", true);
    pending.put("Name", MapArns.child(run.arn(), input.index()));
    pending.put("StateMachineArn", run.stored().stateMachineArn());
    pending.put("Status", "PENDING");
    files.add(ResultFiles.Kind.PENDING, pending);
  }

  @Override
  public boolean wantsPending() {
    return true;
  }

  @Override
  public void complete() throws StatesError, InterruptedException {
    files.complete();
  }

  @Override
  public Payload result() {
    ObjectNode result = JsonNodeFactory.instance.objectNode().put("MapRunArn", run.arn());
    result.putObject("ResultWriterDetails").put("Bucket", bucket).put("Key", files.manifestKey());
    return Payload.of(result);
  }
}
