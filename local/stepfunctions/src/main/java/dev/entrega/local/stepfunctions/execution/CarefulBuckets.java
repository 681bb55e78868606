package dev.entrega.local.stepfunctions.execution;

import dev.entrega.local.stepfunctions.integration.Buckets;
import dev.entrega.local.stepfunctions.integration.TaskFailed;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Buckets that are asked only when they are there, and when what led to it is kept. */
record CarefulBuckets(Buckets buckets, Execution execution) implements Buckets {

  @Override
  public InputStream getObject(JsonNode arguments) throws TaskFailed, InterruptedException {
    execution.beforeCall();
    return buckets.getObject(arguments);
  }

  @Override
  public Page listObjectsV2(JsonNode arguments, @Nullable String continuation)
      throws TaskFailed, InterruptedException {
    execution.beforeCall();
    return buckets.listObjectsV2(arguments, continuation);
  }

  @Override
  public void putObject(JsonNode arguments, byte[] content)
      throws TaskFailed, InterruptedException {
    execution.beforeCall();
    buckets.putObject(arguments, content);
  }
}
