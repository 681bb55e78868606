package dev.entrega.local.stepfunctions.integration;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The S3 from which a distributed Map reads its items, and to which it writes their results.
 * Arguments are those of the API's operation of the same name, evaluated: {@code {"Bucket": …}}.
 */
public interface Buckets {

  /** No S3 at all: for machines whose Maps get their items from the state before. */
  static Buckets none() {
    return new NoBuckets();
  }

  /**
   * {@code s3:getObject}; whoever asked closes what comes.
   *
   * @throws TaskFailed for example {@code S3.NoSuchKey}
   */
  InputStream getObject(JsonNode arguments) throws TaskFailed, InterruptedException;

  /**
   * {@code s3:listObjectsV2}, one page of it, in the order of the keys.
   *
   * @param continuation where the page before ended; from the start where absent
   * @throws TaskFailed for example {@code S3.NoSuchBucket}
   */
  Page listObjectsV2(JsonNode arguments, @Nullable String continuation)
      throws TaskFailed, InterruptedException;

  /**
   * {@code s3:putObject}.
   *
   * @param arguments {@code Bucket} and {@code Key}
   * @throws TaskFailed for example {@code S3.NoSuchBucket}
   */
  void putObject(JsonNode arguments, byte[] content) throws TaskFailed, InterruptedException;

  /**
   * Some of the objects in a bucket.
   *
   * @param continuation how to ask for those that follow; absent on the last page
   */
  record Page(List<Listed> objects, @Nullable String continuation) {}

  /**
   * What a listing tells of an object.
   *
   * @param etag with its quotation marks
   */
  record Listed(String key, String etag, Instant lastModified, long size, String storageClass) {}
}
