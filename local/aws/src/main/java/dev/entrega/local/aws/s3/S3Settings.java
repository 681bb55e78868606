package dev.entrega.local.aws.s3;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What S3 needs to know.
 *
 * @param folder whose folders are the buckets, and whose files the objects; a temporary one, gone
 *     when the endpoint closes, where absent
 */
public record S3Settings(@Nullable Path folder) {

  /** In a temporary folder. */
  public static S3Settings defaults() {
    return new S3Settings(null);
  }
}
