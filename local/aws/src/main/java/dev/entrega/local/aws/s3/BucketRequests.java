package dev.entrega.local.aws.s3;

import dev.entrega.local.aws.wire.AwsError;
import dev.entrega.local.aws.wire.Reply;
import dev.entrega.local.aws.wire.Xml;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is asked of buckets: CreateBucket, ListBuckets, HeadBucket, ListObjectsV2. */
final class BucketRequests {

  private static final Set<String> LISTING =
      Set.of(
          "list-type",
          "prefix",
          "delimiter",
          "max-keys",
          "continuation-token",
          "start-after",
          "encoding-type",
          "fetch-owner");
  private static final Pattern LOCATION =
      Pattern.compile("<LocationConstraint[^>]*>\\s*(?<region>[^<\\s]*)\\s*<");
  private static final String OWNER = "local";

  private final BucketFolders buckets;
  private final String region;

  BucketRequests(BucketFolders buckets, String region) {
    this.buckets = buckets;
    this.region = region;
  }

  Reply list(S3Request request) {
    if (!request.method().equals("GET")) {
      throw S3Errors.methodNotAllowed();
    }
    S3Api.only(request, Set.of("prefix"));
    String prefix = request.query().getOrDefault("prefix", "");
    return S3Xml.answer(
        "ListAllMyBucketsResult",
        xml ->
            xml.in("Owner", owner -> owner.put("ID", OWNER))
                .in(
                    "Buckets",
                    all ->
                        buckets.list().stream()
                            .filter(each -> each.name().startsWith(prefix))
                            .forEach(each ->
                                all.in(
                                    "Bucket",
                                    line ->
                                        line.put("Name", each.name())
                                            .put("CreationDate", S3Xml.moment(each.created()))
                                            .put("BucketRegion", region)))));
  }

  Reply create(S3Request request, String bucket) {
    Matcher location = LOCATION.matcher(request.request().text());
    if (location.find() && !location.group("region").equals(region)) {
      throw AwsError.badRequest(
          "IllegalLocationConstraintException",
          "The %s location constraint is incompatible for the region specific endpoint this request was sent to."
              .formatted(location.group("region")));
    }
    if (!buckets.create(bucket) && !region.equals("us-east-1")) {
      throw S3Errors.bucketIsYours();
    }
    return Reply.empty(200).with(Map.of("Location", "/" + bucket));
  }

  Reply head(String bucket) {
    buckets.bucket(bucket);
    return Reply.empty(200).with(Map.of("x-amz-bucket-region", region));
  }

  Reply get(S3Request request, String bucket) {
    if (request.query().containsKey("location")) {
      buckets.bucket(bucket);
      return S3Xml.answer(
          "LocationConstraint", xml -> xml.text(region.equals("us-east-1") ? "" : region));
    }
    S3Api.only(request, LISTING);
    if (!"2".equals(request.query().get("list-type"))) {
      throw S3Errors.notImplemented("A list-type other than 2");
    }
    return objects(request, bucket, buckets.bucket(bucket));
  }

  private static Reply objects(S3Request request, String name, BucketFolder bucket) {
    Map<String, String> query = request.query();
    String token = query.get("continuation-token");
    int most = Math.min(ObjectList.LARGEST, most(query.get("max-keys")));
    var wanted =
        new ObjectList.Wanted(
            query.getOrDefault("prefix", ""),
            query.getOrDefault("delimiter", ""),
            token == null ? query.getOrDefault("start-after", "") : ObjectList.after(token),
            most);
    ObjectList page = ObjectList.of(bucket, wanted);
    UnaryOperator<@Nullable String> written = writing(query.get("encoding-type"));
    boolean owner = Boolean.parseBoolean(query.get("fetch-owner"));
    return S3Xml.answer(
        "ListBucketResult",
        xml -> {
          xml.put("Name", name)
              .put("Prefix", written.apply(wanted.prefix()))
              .put("Delimiter", written.apply(query.get("delimiter")))
              .put("StartAfter", written.apply(query.get("start-after")))
              .put("EncodingType", query.get("encoding-type"))
              .put("ContinuationToken", token)
              .put("NextContinuationToken", page.next())
              .put("KeyCount", String.valueOf(page.objects().size() + page.prefixes().size()))
              .put("MaxKeys", String.valueOf(most))
              .put("IsTruncated", String.valueOf(page.next() != null));
          page.objects()
              .forEach(each -> xml.in("Contents", line -> line(line, each, written, owner)));
          page.prefixes()
              .forEach(each ->
                  xml.in("CommonPrefixes", line -> line.put("Prefix", written.apply(each))));
        });
  }

  private static void line(
      Xml xml, ObjectList.Line object, UnaryOperator<@Nullable String> written, boolean owner) {
    xml.put("Key", written.apply(object.key()))
        .put("LastModified", S3Xml.moment(object.head().modified()))
        .put("ETag", object.head().quotedEtag())
        .put("Size", String.valueOf(object.head().size()))
        .put("StorageClass", object.head().storageClass());
    if (owner) {
      xml.in("Owner", inner -> inner.put("ID", OWNER));
    }
  }

  private static int most(@Nullable String maxKeys) {
    try {
      int most = maxKeys == null ? ObjectList.LARGEST : Integer.parseInt(maxKeys);
      if (most >= 0) {
        return most;
      }
    } catch (NumberFormatException _) {
      // refused below
    }
    throw S3Errors.invalidArgument("Provided max-keys not an integer or within integer range");
  }

  private static UnaryOperator<@Nullable String> writing(@Nullable String encoding) {
    if (encoding == null) {
      return UnaryOperator.identity();
    }
    if (!encoding.equals("url")) {
      throw S3Errors.invalidArgument("Invalid Encoding Method specified in Request");
    }
    return text ->
        text == null ? null : URLEncoder.encode(text, StandardCharsets.UTF_8).replace("%2F", "/");
  }
}
