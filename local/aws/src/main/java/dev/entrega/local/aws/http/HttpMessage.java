package dev.entrega.local.aws.http;

import dev.entrega.local.stepfunctions.integration.HttpObserver;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request as it goes out.
 *
 * @param url as the task and its connection name it, whatever stands in its place on this machine
 * @param headers in the order in which AWS's developer guide shows them
 */
record HttpMessage(URI url, String method, Map<String, String> headers, @Nullable String content) {

  /**
   * What a task asks for, and what stands above that.
   *
   * @param added headers that stand above the task's own
   */
  static HttpMessage of(HttpCall call, URI url, Map<String, String> added, String region) {
    var headers = new LinkedHashMap<>(call.headers());
    added.forEach((name, value) -> {
      headers.keySet().removeIf(name::equalsIgnoreCase);
      headers.put(name, value);
    });
    var content = call.content();
    otherwise(headers, "User-Agent", "Amazon|StepFunctions|HttpInvoke|" + region);
    otherwise(headers, "Range", "bytes=0-262144");
    if (content != null) {
      otherwise(
          headers,
          "Content-Type",
          call.form() == null
              ? "application/json; charset=UTF-8"
              : "application/x-www-form-urlencoded; charset=UTF-8");
    }
    return new HttpMessage(url, call.method(), headers, content);
  }

  private static void otherwise(Map<String, String> headers, String name, String value) {
    if (headers.keySet().stream().noneMatch(name::equalsIgnoreCase)) {
      headers.put(name, value);
    }
  }

  HttpRequest to(URI target, Duration patience) {
    var request =
        HttpRequest.newBuilder(target)
            .timeout(patience)
            .method(
                method,
                content == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(content));
    headers.forEach(request::setHeader);
    return request.build();
  }

  HttpObserver.Request shown() {
    var all =
        headers.entrySet().stream()
            .map(header -> header.getKey() + ": " + header.getValue())
            .collect(Collectors.joining(", ", "[", "]"));
    return new HttpObserver.Request(url.getScheme(), method, url.toString(), all, content);
  }

  HttpObserver.Response shown(HttpResponse<byte[]> response) {
    var all =
        response.headers().map().entrySet().stream()
            .flatMap(
                header -> header.getValue().stream().map(value -> header.getKey() + ": " + value))
            .collect(Collectors.joining(", ", "[", "]"));
    return new HttpObserver.Response(
        url.getScheme(),
        response.statusCode(),
        HttpAnswer.reason(response.statusCode()),
        all,
        new String(response.body(), StandardCharsets.UTF_8));
  }
}
