package dev.entrega.local.aws.s3;

import dev.entrega.local.aws.wire.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is asked of objects: GetObject, HeadObject, PutObject. */
final class ObjectRequests {

  /** By which the sender of a GET may have other headers told than those that are kept. */
  private static final Map<String, String> OVERRIDES =
      Map.of(
          "response-cache-control", "cache-control",
          "response-content-disposition", "content-disposition",
          "response-content-encoding", "content-encoding",
          "response-content-language", "content-language",
          "response-content-type", "content-type",
          "response-expires", "expires");

  Reply get(S3Request request, BucketFolder bucket, String key) {
    check(request);
    StoredObject object = bucket.open(key);
    try {
      if (!isWanted(request, object.head())) {
        object.close();
        return Reply.empty(304).with(headers(request, object.head()));
      }
      ByteRange range = ByteRange.of(request.header("Range"), object.head().size());
      Map<String, String> headers = headers(request, object.head());
      if (range == null) {
        return Reply.of(200, "", headers, object.from(0), object.head().size());
      }
      headers.put("Content-Range", contentRange(range, object.head()));
      return Reply.of(206, "", headers, object.from(range.first()), range.length());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      close(object);
      throw e;
    }
  }

  Reply head(S3Request request, BucketFolder bucket, String key) {
    check(request);
    ObjectHead head = bucket.head(key);
    if (head == null) {
      throw S3Errors.noSuchKey();
    }
    if (!isWanted(request, head)) {
      return Reply.empty(304).with(headers(request, head));
    }
    ByteRange range = ByteRange.of(request.header("Range"), head.size());
    Map<String, String> headers = headers(request, head);
    headers.put("Content-Length", String.valueOf(range == null ? head.size() : range.length()));
    if (range != null) {
      headers.put("Content-Range", contentRange(range, head));
    }
    return Reply.empty(range == null ? 200 : 206).with(headers);
  }

  Reply put(S3Request request, BucketFolder bucket, String key) {
    String match = request.header("If-Match");
    String noneMatch = request.header("If-None-Match");
    if (noneMatch != null && !noneMatch.equals("*")) {
      throw S3Errors.notImplemented("If-None-Match other than *");
    }
    Upload upload = Upload.of(request);
    if (match != null && bucket.head(key) == null) {
      throw S3Errors.noSuchKey();
    }
    ObjectHead head =
        bucket.put(
            key,
            upload.content(),
            upload.headers(),
            old ->
                (noneMatch == null || old == null)
                    && (match == null || (old != null && names(match, old))));
    var headers = new LinkedHashMap<String, String>();
    headers.put("ETag", head.quotedEtag());
    sums(head, headers);
    return Reply.empty(200).with(headers);
  }

  private static void check(S3Request request) {
    S3Api.only(request, union(OVERRIDES.keySet()));
    String version = request.query().get("versionId");
    if (version != null && !version.equals("null")) {
      throw S3Errors.invalidArgument("Invalid version id specified");
    }
  }

  private static Set<String> union(Set<String> names) {
    var all = new HashSet<>(names);
    all.add("versionId");
    return all;
  }

  /** By the headers that make a GET conditional; false where the sender knows the object. */
  private static boolean isWanted(S3Request request, ObjectHead head) {
    Instant modified = head.modified().truncatedTo(ChronoUnit.SECONDS);
    String match = request.header("If-Match");
    Instant unmodified = moment(request.header("If-Unmodified-Since"));
    if (match != null ? !names(match, head) : unmodified != null && modified.isAfter(unmodified)) {
      throw S3Errors.preconditionFailed();
    }
    String noneMatch = request.header("If-None-Match");
    Instant since = moment(request.header("If-Modified-Since"));
    return noneMatch == null ? since == null || modified.isAfter(since) : !names(noneMatch, head);
  }

  private static boolean names(String etags, ObjectHead head) {
    return etags.strip().equals("*") || etags.contains(head.etag());
  }

  private static @Nullable Instant moment(@Nullable String header) {
    try {
      return header == null
          ? null
          : Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header));
    } catch (DateTimeException _) {
      return null;
    }
  }

  private static String contentRange(ByteRange range, ObjectHead head) {
    return "bytes %d-%d/%d".formatted(range.first(), range.last(), head.size());
  }

  private static Map<String, String> headers(S3Request request, ObjectHead head) {
    var headers = new LinkedHashMap<String, String>();
    head.headers()
        .forEach((name, value) -> {
          if (!name.startsWith("x-amz-checksum-")) {
            headers.put(name, value);
          }
        });
    OVERRIDES.forEach((parameter, name) -> {
      String wanted = request.query().get(parameter);
      if (wanted != null) {
        headers.put(name, wanted);
      }
    });
    headers.put("ETag", head.quotedEtag());
    headers.put("Last-Modified", S3Xml.header(head.modified()));
    headers.put("Accept-Ranges", "bytes");
    if ("ENABLED".equals(request.header("x-amz-checksum-mode"))
        && request.header("Range") == null) {
      sums(head, headers);
    }
    return headers;
  }

  private static void sums(ObjectHead head, Map<String, String> headers) {
    for (Checksum checksum : Checksum.values()) {
      String sum = head.headers().get(checksum.header());
      if (sum != null) {
        headers.put(checksum.header(), sum);
        headers.put("x-amz-checksum-type", "FULL_OBJECT");
      }
    }
  }

  private static void close(StoredObject object) {
    try {
      object.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
