package dev.entrega.local.stepfunctions.integration;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

final class NoBuckets implements Buckets {

  @Override
  public InputStream getObject(JsonNode arguments) throws TaskFailed {
    throw none();
  }

  @Override
  public Page listObjectsV2(JsonNode arguments, @Nullable String continuation) throws TaskFailed {
    throw none();
  }

  @Override
  public void putObject(JsonNode arguments, byte[] content) throws TaskFailed {
    throw none();
  }

  private static TaskFailed none() {
    return new TaskFailed("S3.S3Exception", "This engine was given no S3");
  }
}
