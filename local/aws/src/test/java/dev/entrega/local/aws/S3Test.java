package dev.entrega.local.aws;

import static dev.entrega.local.aws.RunningS3.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Objects as AWS's own client meets them. */
class S3Test {

  @RegisterExtension private static final RunningS3 S3 = new RunningS3();

  @Test
  void an_object_comes_back_as_it_was_put() {
    var put =
        S3.client()
            .putObject(
                r ->
                    r.bucket(S3.bucket())
                        .key("in/ratings.csv")
                        .contentType("text/csv")
                        .cacheControl("no-store")
                        .metadata(Map.of("Origin", "shop")),
                RequestBody.fromString("a,b\n1,2\n"));

    var got = S3.client().getObjectAsBytes(r -> r.bucket(S3.bucket()).key("in/ratings.csv"));

    assertThat(got.asUtf8String()).isEqualTo("a,b\n1,2\n");
    assertThat(got.response().contentType()).isEqualTo("text/csv");
    assertThat(got.response().cacheControl()).isEqualTo("no-store");
    assertThat(got.response().metadata()).containsEntry("origin", "shop");
    assertThat(got.response().eTag()).isEqualTo(put.eTag()).matches("\"[0-9a-f]{32}\"");
    assertThat(got.response().lastModified())
        .isBetween(Instant.now().minus(Duration.ofMinutes(1)), Instant.now());
  }

  @Test
  void a_head_tells_everything_but_the_bytes() {
    S3.put("a", "four");

    var head = S3.client().headObject(r -> r.bucket(S3.bucket()).key("a"));

    assertThat(head.contentLength()).isEqualTo(4);
    assertThat(head.contentType()).isEqualTo("text/plain; charset=UTF-8");
  }

  @ParameterizedTest
  @EnumSource(
      value = ChecksumAlgorithm.class,
      names = {"CRC32", "CRC32_C", "SHA1", "SHA256"})
  void what_is_put_with_a_sum_is_told_with_it(ChecksumAlgorithm algorithm) {
    S3.client()
        .putObject(
            r -> r.bucket(S3.bucket()).key("a").checksumAlgorithm(algorithm),
            RequestBody.fromString("four"));

    var got =
        S3.client()
            .getObjectAsBytes(
                r -> r.bucket(S3.bucket()).key("a").checksumMode(ChecksumMode.ENABLED));

    assertThat(
            Stream.of(
                got.response().checksumCRC32(),
                got.response().checksumCRC32C(),
                got.response().checksumSHA1(),
                got.response().checksumSHA256()))
        .filteredOn(sum -> sum != null)
        .hasSize(1);
  }

  @Test
  void a_sum_that_does_not_fit_is_refused() {
    assertThatThrownBy(() ->
            S3.client()
                .putObject(
                    r -> r.bucket(S3.bucket()).key("a").checksumCRC32("AAAAAA=="),
                    RequestBody.fromString("four")))
        .satisfies(e -> refused(e, 400, "BadDigest"));
    assertThatThrownBy(() ->
            S3.client()
                .putObject(
                    r -> r.bucket(S3.bucket()).key("a").contentMD5("1B2M2Y8AsgTpgAmY7PhCfg=="),
                    RequestBody.fromString("four")))
        .satisfies(e -> refused(e, 400, "BadDigest"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=2-4", "bytes=-8", "bytes=2-", "bytes=9-9", "bytes=0-100"})
  void a_part_of_an_object_may_be_read(String range) {
    S3.put("a", "0123456789");

    var got = S3.client().getObjectAsBytes(r -> r.bucket(S3.bucket()).key("a").range(range));

    assertThat(got.response().sdkHttpResponse().statusCode()).isEqualTo(206);
    assertThat(got.response().contentRange() + " " + got.asUtf8String())
        .isEqualTo(
            switch (range) {
              case "bytes=2-4" -> "bytes 2-4/10 234";
              case "bytes=-8", "bytes=2-" -> "bytes 2-9/10 23456789";
              case "bytes=9-9" -> "bytes 9-9/10 9";
              default -> "bytes 0-9/10 0123456789";
            });
  }

  @Test
  void a_part_beyond_the_end_is_refused() {
    S3.put("a", "0123456789");

    assertThatThrownBy(() ->
            S3.client().getObjectAsBytes(r -> r.bucket(S3.bucket()).key("a").range("bytes=10-")))
        .satisfies(e -> refused(e, 416, "InvalidRange"));
  }

  @Test
  void what_is_not_there_is_named_as_aws_names_it() {
    assertThatThrownBy(() -> S3.client().getObjectAsBytes(r -> r.bucket(S3.bucket()).key("none")))
        .isInstanceOf(NoSuchKeyException.class)
        .hasMessageContaining("The specified key does not exist.");
    assertThatThrownBy(() -> S3.client().headObject(r -> r.bucket(S3.bucket()).key("none")))
        .isInstanceOf(NoSuchKeyException.class);
    assertThatThrownBy(() -> S3.client().getObjectAsBytes(r -> r.bucket("none-of-ours").key("a")))
        .isInstanceOf(NoSuchBucketException.class)
        .hasMessageContaining("The specified bucket does not exist");
    assertThatThrownBy(() -> S3.client().headBucket(r -> r.bucket("none-of-ours")))
        .satisfies(e -> refused(e, 404, null));
  }

  @Test
  void a_condition_that_does_not_hold_refuses_the_request() {
    String etag = S3.put("a", "one");

    assertThatThrownBy(() ->
            S3.client()
                .putObject(
                    r -> r.bucket(S3.bucket()).key("a").ifNoneMatch("*"),
                    RequestBody.fromString("two")))
        .satisfies(e -> refused(e, 412, "PreconditionFailed"));
    assertThatThrownBy(() ->
            S3.client()
                .putObject(
                    r -> r.bucket(S3.bucket()).key("a").ifMatch("\"another\""),
                    RequestBody.fromString("two")))
        .satisfies(e -> refused(e, 412, "PreconditionFailed"));
    assertThatThrownBy(() ->
            S3.client().getObjectAsBytes(r -> r.bucket(S3.bucket()).key("a").ifNoneMatch(etag)))
        .satisfies(e -> refused(e, 304, null));
    assertThatThrownBy(() ->
            S3.client().getObjectAsBytes(r -> r.bucket(S3.bucket()).key("a").ifMatch("\"no\"")))
        .satisfies(e -> refused(e, 412, "PreconditionFailed"));
    assertThat(S3.get("a")).isEqualTo("one");
  }

  @Test
  void a_deleted_object_is_gone_and_deleting_it_again_is_no_fault() {
    S3.put("a/b/c", "1");

    S3.client().deleteObject(r -> r.bucket(S3.bucket()).key("a/b/c"));
    S3.client().deleteObject(r -> r.bucket(S3.bucket()).key("a/b/c"));

    assertThat(S3.keys("")).isEmpty();
  }
}
