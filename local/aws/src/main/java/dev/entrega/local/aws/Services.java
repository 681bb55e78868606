package dev.entrega.local.aws;

import dev.entrega.local.aws.wire.AwsError;
import dev.entrega.local.aws.wire.Form;
import dev.entrega.local.aws.wire.Json;
import dev.entrega.local.aws.wire.Reply;
import dev.entrega.local.aws.wire.Request;
import dev.entrega.local.aws.wire.Service;
import dev.entrega.local.aws.wire.Xml;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the service that a request means: by {@code X-Amz-Target}, by path, or by the scope of its
 * signature, which for older clients gives way to the {@code Version} of their form, and for the
 * links in SNS's messages to their {@code Action}.
 *
 * @param byTarget JSON services by the word before the dot, for example {@code AmazonSQS}
 * @param byScope Query services by signing name, for example {@code sns}
 * @param byPath REST services by the start of their path
 */
record Services(
    Map<String, Service> byTarget, Map<String, Service> byScope, Map<String, Service> byPath)
    implements Service {

  private static final Logger LOG = LoggerFactory.getLogger(Services.class);

  private static final Map<String, String> SCOPE_BY_VERSION =
      Map.of("2012-11-05", "sqs", "2010-03-31", "sns", "2011-06-15", "sts");

  private static final Map<String, String> SCOPE_BY_LINK =
      Map.of("ConfirmSubscription", "sns", "Unsubscribe", "sns");

  @Override
  public Reply answer(Request request) throws InterruptedException {
    try {
      return found(request).answer(request);
    } catch (AwsError e) {
      return request.isForm() ? Xml.reply("", request.id(), e) : Json.reply(e);
    } catch (RuntimeException e) {
      LOG.error("{} {} failed", request.method(), request.uri(), e);
      return Json.reply(AwsError.of(500, "InternalFailure", "Expected an answer, but: " + e));
    }
  }

  private Service found(Request request) {
    var target = request.target();
    if (target != null) {
      var service = byTarget.get(target.substring(0, Math.max(0, target.indexOf('.'))));
      return service == null ? unknown("operation " + target) : service;
    }
    for (var entry : byPath.entrySet()) {
      if (request.path().startsWith(entry.getKey())) {
        return entry.getValue();
      }
    }
    var scope = scope(request.header("Authorization"));
    var service = scope == null ? null : byScope.get(scope);
    if (service == null) {
      var form = Form.of(request);
      var byLink = SCOPE_BY_LINK.getOrDefault(form.get("Action", ""), "");
      service = byScope.get(SCOPE_BY_VERSION.getOrDefault(form.get("Version", ""), byLink));
    }
    return service == null ? unknown(request.method() + " " + request.uri()) : service;
  }

  private Service unknown(String what) {
    throw AwsError.unknownOperation(
        "Expected a service that this endpoint has (%s %s %s), but found %s"
            .formatted(byTarget.keySet(), byScope.keySet(), byPath.keySet(), what));
  }

  /** The service in {@code Credential=key/date/region/service/aws4_request}, or null. */
  private static @Nullable String scope(@Nullable String authorization) {
    if (authorization == null) {
      return null;
    }
    var end = authorization.indexOf("/aws4_request");
    return end < 0
        ? null
        : authorization.substring(authorization.lastIndexOf('/', end - 1) + 1, end);
  }
}
