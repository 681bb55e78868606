package dev.entrega.local.aws.s3;

import dev.entrega.local.aws.wire.AwsError;
import dev.entrega.local.aws.wire.Reply;
import dev.entrega.local.aws.wire.Xml;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.function.Consumer;

/** The documents of S3's wire, and its two ways to write a moment. */
final class S3Xml {

  private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";
  private static final DateTimeFormatter IN_XML =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter IN_HEADER =
      DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

  private S3Xml() {}

  static Reply answer(String root, Consumer<Xml> content) {
    return xml(200, Xml.document(root, NAMESPACE, content));
  }

  /** HEAD is answered without a body, whatever happens. */
  static Reply error(AwsError error, S3Request request) {
    String id = request.request().id();
    if (request.method().equals("HEAD")) {
      return Reply.empty(error.status()).with(Map.of("x-amz-request-id", id));
    }
    return xml(
            error.status(),
            Xml.document(
                "Error",
                "",
                body ->
                    body.put("Code", error.code())
                        .put("Message", error.text())
                        .put("BucketName", request.bucket())
                        .put("Key", request.key())
                        .put("RequestId", id)
                        .put("HostId", "local")))
        .with(Map.of("x-amz-request-id", id));
  }

  private static Reply xml(int status, String document) {
    return Reply.of(status, "application/xml", Map.of(), document.getBytes(StandardCharsets.UTF_8));
  }

  static String moment(Instant moment) {
    return IN_XML.format(moment);
  }

  static String header(Instant moment) {
    return IN_HEADER.format(moment);
  }
}
