package dev.entrega.local.aws.sqs;

import dev.entrega.local.aws.wire.AwsError;
import dev.entrega.local.aws.wire.Reply;
import dev.entrega.local.aws.wire.Request;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;

/** Hands a request on to ElasticMQ's own wire, over connections that stay open. */
final class ElasticMqWire implements AutoCloseable {

  private static final List<String> HEADERS_THERE =
      List.of("Content-Type", "X-Amz-Target", "X-Amzn-Query-Mode");
  private static final List<String> HEADERS_BACK =
      List.of("x-amzn-errortype", "x-amzn-query-error");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String address;

  ElasticMqWire(int port) {
    this.address = "http://127.0.0.1:" + port;
  }

  Reply forward(Request request) throws InterruptedException {
    var query = request.uri().getRawQuery();
    var uri = URI.create(address + request.uri().getRawPath() + (query == null ? "" : "?" + query));
    var builder =
        HttpRequest.newBuilder(uri)
            .method(request.method(), BodyPublishers.ofByteArray(request.body()));
    for (var name : HEADERS_THERE) {
      var value = request.header(name);
      if (value != null) {
        builder.header(name, value);
      }
    }
    try {
      var answer = client.send(builder.build(), BodyHandlers.ofByteArray());
      var headers = new LinkedHashMap<String, String>();
      for (var name : HEADERS_BACK) {
        answer.headers().firstValue(name).ifPresent(value -> headers.put(name, value));
      }
      var type = answer.headers().firstValue("content-type").orElse("");
      return Reply.of(answer.statusCode(), type, headers, answer.body());
    } catch (IOException e) {
      throw AwsError.of(503, "ServiceUnavailable", "Expected ElasticMQ to answer, but: " + e);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
