package dev.entrega.local.aws.integration;

import dev.entrega.local.aws.s3.BucketFolders;
import dev.entrega.local.aws.s3.ObjectList;
import dev.entrega.local.aws.wire.AwsError;
import dev.entrega.local.stepfunctions.integration.Buckets;
import dev.entrega.local.stepfunctions.integration.TaskFailed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The S3 of distributed Maps: the buckets of this endpoint, without a wire between. */
final class S3Buckets implements Buckets {

  private static final Set<String> OBJECT =
      Set.of("Bucket", "Key", "VersionId", "ExpectedBucketOwner");
  private static final Set<String> LISTING =
      Set.of("Bucket", "Prefix", "StartAfter", "ExpectedBucketOwner");
  private static final Set<String> WRITTEN = Set.of("Bucket", "Key");

  private final BucketFolders buckets;

  S3Buckets(BucketFolders buckets) {
    this.buckets = buckets;
  }

  @Override
  public InputStream getObject(JsonNode node) throws TaskFailed {
    Arguments arguments = arguments(node, OBJECT);
    String version = arguments.text("VersionId");
    if (version != null && !version.equals("null")) {
      throw new TaskFailed("S3.S3Exception", "Invalid version id specified");
    }
    try {
      return buckets.bucket(arguments.required("Bucket")).open(arguments.required("Key")).from(0);
    } catch (AwsError e) {
      throw arguments.failed(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Page listObjectsV2(JsonNode node, @Nullable String continuation) throws TaskFailed {
    Arguments arguments = arguments(node, LISTING);
    try {
      String prefix = arguments.text("Prefix");
      String after =
          continuation == null ? arguments.text("StartAfter") : ObjectList.after(continuation);
      ObjectList page =
          ObjectList.of(
              buckets.bucket(arguments.required("Bucket")),
              new ObjectList.Wanted(
                  prefix == null ? "" : prefix,
                  "",
                  after == null ? "" : after,
                  ObjectList.LARGEST));
      return new Page(page.objects().stream().map(S3Buckets::listed).toList(), page.next());
    } catch (AwsError e) {
      throw arguments.failed(e);
    }
  }

  private static Listed listed(ObjectList.Line line) {
    return new Listed(
        line.key(),
        line.head().quotedEtag(),
        line.head().modified(),
        line.head().size(),
        line.head().storageClass());
  }

  @Override
  public void putObject(JsonNode node, byte[] content) throws TaskFailed {
    Arguments arguments = arguments(node, WRITTEN);
    try {
      buckets
          .bucket(arguments.required("Bucket"))
          .put(
              arguments.required("Key"),
              content,
              Map.of("content-type", "application/octet-stream"));
    } catch (AwsError e) {
      throw arguments.failed(e);
    }
  }

  private static Arguments arguments(JsonNode node, Set<String> known) throws TaskFailed {
    var arguments = new Arguments("S3", node);
    arguments.allowOnly(known);
    return arguments;
  }
}
