package dev.entrega.local.aws.sdk;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the services of the SDK are. Nothing is called that is not named here.
 *
 * @param region for example {@code us-east-1}
 * @param own this endpoint itself
 * @param atHome the services that it has, for example {@code sqs}
 * @param elsewhere the endpoints of other services, and of those that another one shall have
 */
public record SdkEndpoints(String region, URI own, Set<String> atHome, Map<String, URI> elsewhere) {

  /** Where the service is; nothing where nobody said. */
  @Nullable URI of(String service) {
    var configured = elsewhere.get(service);
    return configured == null && atHome.contains(service) ? own : configured;
  }

  /** Whether an endpoint is on this machine, which believes any credentials. */
  static boolean isLoopback(URI endpoint) {
    try {
      return InetAddress.getByName(endpoint.getHost()).isLoopbackAddress();
    } catch (UnknownHostException _) {
      return false;
    }
  }
}
