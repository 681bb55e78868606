package dev.entrega.local.aws.s3;

import dev.entrega.local.aws.wire.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which bucket and object a request means, by its path ({@code /bucket/key}) or by its host ({@code
 * bucket.s3.us-east-1.amazonaws.com}, {@code bucket.localhost}).
 *
 * @param bucket absent where the request is for all of them
 * @param key absent where the request is for the bucket itself
 * @param query decoded, without the parts of a signature
 */
record S3Request(
    Request request, @Nullable String bucket, @Nullable String key, Map<String, String> query) {

  private static final Pattern HOST =
      Pattern.compile(
          "(?<bucket>.+?)\\.(?:s3[.-].*|localhost)(?::\\d+)?", Pattern.CASE_INSENSITIVE);

  static S3Request of(Request request) {
    String raw = request.uri().getRawPath();
    String path = raw == null ? "" : raw.substring(raw.startsWith("/") ? 1 : 0);
    String host = request.header("Host");
    Matcher virtual = HOST.matcher(host == null ? "" : host);
    Map<String, String> query = query(request.uri().getRawQuery());
    if (virtual.matches()) {
      return new S3Request(request, virtual.group("bucket"), key(path), query);
    }
    int slash = path.indexOf('/');
    String bucket = decoded(slash < 0 ? path : path.substring(0, slash));
    return new S3Request(
        request,
        bucket.isEmpty() ? null : bucket,
        slash < 0 ? null : key(path.substring(slash + 1)),
        query);
  }

  private static @Nullable String key(String raw) {
    return raw.isEmpty() ? null : decoded(raw);
  }

  private static Map<String, String> query(@Nullable String raw) {
    var query = new LinkedHashMap<String, String>();
    for (String pair : (raw == null ? "" : raw).split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = form(equals < 0 ? pair : pair.substring(0, equals));
      boolean ofSignature = name.toLowerCase(Locale.ROOT).startsWith("x-amz-");
      if (!name.isEmpty() && !ofSignature && !name.equals("x-id")) {
        query.put(name, equals < 0 ? "" : form(pair.substring(equals + 1)));
      }
    }
    return query;
  }

  /** In a path, unlike in a form, a plus is a plus. */
  private static String decoded(String text) {
    return form(text.replace("+", "%2B"));
  }

  private static String form(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw S3Errors.invalidArgument("Expected an encoded text, but: " + e.getMessage());
    }
  }

  String method() {
    return request.method();
  }

  @Nullable String header(String name) {
    return request.header(name);
  }

  /** What the query asks for besides the resource itself, for example {@code tagging}. */
  @Nullable String parameterBeyond(Set<String> known) {
    return query.keySet().stream().filter(name -> !known.contains(name)).findFirst().orElse(null);
  }
}
