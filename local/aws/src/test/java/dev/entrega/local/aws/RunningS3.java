package dev.entrega.local.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.aws.s3.S3Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** An endpoint whose buckets lie in a folder, and a fresh bucket for each test. */
final class RunningS3 implements BeforeEachCallback, AfterAllCallback {

  private final Path folder;
  private final AwsEndpoint endpoint;
  private final S3Client s3;
  private String bucket = "";

  RunningS3() {
    try {
      folder = Files.createTempDirectory("buckets-of-a-test-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    endpoint = AwsEndpoint.start(AwsSettings.defaults().withPort(0).withS3(new S3Settings(folder)));
    s3 = new Clients(endpoint.uri()).s3();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    bucket =
        "b" + Integer.toHexString((context.getDisplayName() + context.getTestMethod()).hashCode());
    s3.createBucket(r -> r.bucket(bucket));
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    s3.close();
    endpoint.close();
    try (var all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  Path folder() {
    return folder;
  }

  URI uri() {
    return endpoint.uri();
  }

  S3Client client() {
    return s3;
  }

  String bucket() {
    return bucket;
  }

  /** Puts an object; tells its etag. */
  String put(String key, String content) {
    return s3.putObject(r -> r.bucket(bucket).key(key), RequestBody.fromString(content)).eTag();
  }

  String get(String key) {
    return s3.getObjectAsBytes(r -> r.bucket(bucket).key(key)).asUtf8String();
  }

  /** The keys that begin so, as one page tells them. */
  List<String> keys(String prefix) {
    return s3
        .listObjectsV2(r -> r.bucket(bucket).prefix(prefix).encodingType(EncodingType.URL))
        .contents()
        .stream()
        .map(S3Object::key)
        .toList();
  }

  /** Expects a refusal; HEAD and 304 have no body to name a code. */
  static void refused(Throwable e, int status, @Nullable String code) {
    assertThat(e)
        .isInstanceOfSatisfying(
            S3Exception.class,
            refusal -> {
              assertThat(refusal.statusCode()).isEqualTo(status);
              if (code != null) {
                assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
              }
            });
  }
}
