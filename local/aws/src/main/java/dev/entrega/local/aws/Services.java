package dev.entrega.local.aws;

import dev.entrega.local.aws.wire.AwsError;
import dev.entrega.local.aws.wire.Form;
import dev.entrega.local.aws.wire.Json;
import dev.entrega.local.aws.wire.Reply;
import dev.entrega.local.aws.wire.Request;
import dev.entrega.local.aws.wire.Service;
import dev.entrega.local.aws.wire.Xml;
import java.util.Map;
import java.util.Set;
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
 * @param s3 whose paths may begin with anything, hence it is told by its signature, or by its
 *     absence
 */
record Services(
    Map<String, Service> byTarget,
    Map<String, Service> byScope,
    Map<String, Service> byPath,
    Service s3)
    implements Service {

  private static final Logger LOG = LoggerFactory.getLogger(Services.class);

  private static final String S3 = "s3";

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
    var scope = request.signedFor();
    if (S3.equals(scope)) {
      return s3;
    }
    for (var entry : byPath.entrySet()) {
      if (request.path().startsWith(entry.getKey())) {
        return entry.getValue();
      }
    }
    var service = scope == null ? null : byScope.get(scope);
    if (service == null) {
      var form = Form.of(request);
      var byLink = SCOPE_BY_LINK.getOrDefault(form.get("Action", ""), "");
      service = byScope.get(SCOPE_BY_VERSION.getOrDefault(form.get("Version", ""), byLink));
    }
    if (service == null && scope == null && isOpen(request)) {
      return s3;
    }
    return service == null ? unknown(request.method() + " " + request.uri()) : service;
  }

  /** Whether it may be a plain {@code curl} for an object. */
  private static boolean isOpen(Request request) {
    return !request.isForm()
        && !request.path().equals("/")
        && Set.of("GET", "HEAD", "PUT", "DELETE").contains(request.method());
  }

  private Service unknown(String what) {
    throw AwsError.unknownOperation(
        "Expected a service that this endpoint has (%s %s %s), but found %s"
            .formatted(byTarget.keySet(), byScope.keySet(), byPath.keySet(), what));
  }
}
