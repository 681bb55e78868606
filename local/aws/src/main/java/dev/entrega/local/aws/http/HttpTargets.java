package dev.entrega.local.aws.http;

import dev.entrega.local.stepfunctions.integration.TaskFailed;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where HTTP tasks may go: to this machine, and to the hosts that are named here.
 *
 * @param byHost where a request to a host (or {@code host:port}) goes instead, for example {@code
 *     api.example.com} to {@code http://127.0.0.1:8099}; its path is kept below that of the target.
 *     To let a host be called itself, name it as its own target: {@code https://api.example.com}
 */
public record HttpTargets(Map<String, URI> byHost) {

  /**
   * Where a request really goes.
   *
   * @throws TaskFailed nowhere
   */
  URI resolve(URI endpoint) throws TaskFailed {
    var target = target(endpoint);
    if (target != null) {
      var path = target.getRawPath() == null ? "" : target.getRawPath().replaceAll("/+$", "");
      var rest = endpoint.getRawPath() == null ? "" : endpoint.getRawPath();
      var query = endpoint.getRawQuery() == null ? "" : "?" + endpoint.getRawQuery();
      return URI.create(
          target.getScheme() + "://" + target.getRawAuthority() + path + rest + query);
    }
    if (isLoopback(endpoint)) {
      return endpoint;
    }
    throw new TaskFailed(
        "States.Runtime",
        ("Expected to be allowed to call %s, but this endpoint calls no host beyond this machine"
                + " unless its settings name a target for it")
            .formatted(endpoint.getRawAuthority()));
  }

  private @Nullable URI target(URI endpoint) {
    var exact = byHost.get(String.valueOf(endpoint.getRawAuthority()));
    return exact == null ? byHost.get(String.valueOf(endpoint.getHost())) : exact;
  }

  private static boolean isLoopback(URI endpoint) {
    try {
      var host = endpoint.getHost();
      return host != null && InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException _) {
      return false;
    }
  }
}
