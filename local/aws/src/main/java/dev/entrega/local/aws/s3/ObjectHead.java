package dev.entrega.local.aws.s3;

import java.time.Instant;
import java.util.Map;

/**
 * All that is known of an object but its bytes.
 *
 * @param etag the MD5 of the bytes in hexadecimal, without quotation marks
 * @param headers what else its sender wished to be told with it, by lower-case names: {@code
 *     content-type}, {@code x-amz-meta-…}
 */
public record ObjectHead(long size, Instant modified, String etag, Map<String, String> headers) {

  /** The etag as S3 writes it. */
  public String quotedEtag() {
    return '"' + etag + '"';
  }

  /** The storage class; the standard one unless the sender named another. */
  public String storageClass() {
    return headers.getOrDefault("x-amz-storage-class", "STANDARD");
  }
}
