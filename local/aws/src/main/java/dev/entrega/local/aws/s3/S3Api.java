package dev.entrega.local.aws.s3;

import dev.entrega.local.aws.wire.AwsError;
import dev.entrega.local.aws.wire.Reply;
import dev.entrega.local.aws.wire.Request;
import dev.entrega.local.aws.wire.Service;
import java.util.Map;
import java.util.Set;

/** S3's wire: REST and XML in front of the buckets. Any credentials are believed. */
public final class S3Api implements Service {

  private static final Set<String> NOTHING_ELSE = Set.of();

  private final BucketFolders buckets;
  private final BucketRequests ofBuckets;
  private final ObjectRequests ofObjects;

  /** Speaks for {@code buckets}, which are created in {@code region}. */
  public S3Api(BucketFolders buckets, String region) {
    this.buckets = buckets;
    this.ofBuckets = new BucketRequests(buckets, region);
    this.ofObjects = new ObjectRequests();
  }

  @Override
  public Reply answer(Request request) {
    var s3 = S3Request.of(request);
    try {
      return withId(answer(s3), request.id());
    } catch (AwsError e) {
      return S3Xml.error(e, s3);
    }
  }

  private Reply answer(S3Request request) {
    String bucket = request.bucket();
    if (bucket == null) {
      return ofBuckets.list(request);
    }
    String key = request.key();
    if (key == null) {
      return ofBucket(request, bucket);
    }
    BucketFolder folder = buckets.bucket(bucket);
    return switch (request.method()) {
      case "GET" -> ofObjects.get(request, folder, key);
      case "HEAD" -> ofObjects.head(request, folder, key);
      case "PUT" -> {
        only(request, NOTHING_ELSE);
        yield ofObjects.put(request, folder, key);
      }
      case "DELETE" -> {
        only(request, NOTHING_ELSE);
        folder.delete(key);
        yield Reply.empty(204);
      }
      default -> throw S3Errors.methodNotAllowed();
    };
  }

  private Reply ofBucket(S3Request request, String bucket) {
    return switch (request.method()) {
      case "GET" -> ofBuckets.get(request, bucket);
      case "HEAD" -> {
        only(request, NOTHING_ELSE);
        yield ofBuckets.head(bucket);
      }
      case "PUT" -> {
        only(request, NOTHING_ELSE);
        yield ofBuckets.create(request, bucket);
      }
      case "DELETE" -> {
        only(request, NOTHING_ELSE);
        buckets.delete(bucket);
        yield Reply.empty(204);
      }
      default -> throw S3Errors.methodNotAllowed();
    };
  }

  /** Refuses the sub-resources that are not here, such as {@code ?tagging}. */
  static void only(S3Request request, Set<String> known) {
    String beyond = request.parameterBeyond(known);
    if (beyond != null) {
      throw S3Errors.notImplemented("The parameter " + beyond);
    }
  }

  private static Reply withId(Reply reply, String id) {
    return reply.with(Map.of("x-amz-request-id", id));
  }
}
