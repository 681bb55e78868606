package dev.entrega.local.aws;

import static dev.entrega.local.aws.RunningS3.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Buckets, and what S3's wire lets in and what not. */
class S3BucketsTest {

  @RegisterExtension private static final RunningS3 S3 = new RunningS3();

  @Test
  void a_bucket_is_created_once_listed_and_deleted_when_empty() {
    String name = S3.bucket() + "-2";
    S3.client().createBucket(r -> r.bucket(name));
    S3.client().createBucket(r -> r.bucket(name));
    S3.client().putObject(r -> r.bucket(name).key("a"), RequestBody.fromString("1"));

    assertThat(S3.client().listBuckets().buckets())
        .extracting(b -> b.name())
        .contains(S3.bucket(), name);
    assertThatThrownBy(() -> S3.client().deleteBucket(r -> r.bucket(name)))
        .satisfies(e -> refused(e, 409, "BucketNotEmpty"));
    S3.client().deleteObject(r -> r.bucket(name).key("a"));
    S3.client().deleteBucket(r -> r.bucket(name));
    assertThatThrownBy(() -> S3.client().headBucket(r -> r.bucket(name)))
        .satisfies(e -> refused(e, 404, null));
  }

  @Test
  void a_bucket_whose_name_s3_would_not_take_is_refused() throws Exception {
    var answer = http("PUT", S3.uri() + "/Bad_Name");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("<Code>InvalidBucketName</Code>");
  }

  @Test
  void what_is_not_here_says_so() {
    assertThatThrownBy(() -> S3.client().getObjectTagging(r -> r.bucket(S3.bucket()).key("a")))
        .satisfies(e -> refused(e, 501, "NotImplemented"));
    assertThatThrownBy(() -> S3.client().createMultipartUpload(r -> r.bucket(S3.bucket()).key("a")))
        .isInstanceOf(S3Exception.class);
    assertThatThrownBy(() ->
            S3.client()
                .putObject(
                    r -> r.bucket(S3.bucket()).key("a").tagging("k=v"),
                    RequestBody.fromString("1")))
        .satisfies(e -> refused(e, 501, "NotImplemented"));
  }

  @Test
  void an_unsigned_request_finds_its_object_too() throws Exception {
    S3.put("in/a b.txt", "plain");

    var answer = http("GET", S3.uri() + "/" + S3.bucket() + "/in/a%20b.txt");

    assertThat(answer.body()).isEqualTo("plain");
  }

  @Test
  void a_bucket_may_be_named_by_the_host() throws Exception {
    S3.put("in/a.txt", "by host");

    String answer =
        raw(
            "GET /in/a.txt HTTP/1.1\r\nHost: %s.localhost:%d\r\nConnection: close\r\n\r\n"
                .formatted(S3.bucket(), S3.uri().getPort()));

    assertThat(answer).startsWith("HTTP/1.1 200").endsWith("by host");
  }

  private static String raw(String request) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), S3.uri().getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static HttpResponse<String> http(String method, String uri) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(uri))
              .method(method, HttpRequest.BodyPublishers.noBody())
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
