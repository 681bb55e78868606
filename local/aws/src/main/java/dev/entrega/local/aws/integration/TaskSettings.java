package dev.entrega.local.aws.integration;

import dev.entrega.local.aws.http.HttpTargets;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/**
 * How far Task states reach: to what this endpoint has, and beyond it only where these settings
 * say.
 *
 * @param endpoints where services are that this endpoint has not, or shall not stand in for, by
 *     their names in {@code aws-sdk} integrations: {@code dynamodb} at {@code
 *     http://127.0.0.1:8000}
 * @param http where HTTP tasks may go, by host, see {@link HttpTargets}
 */
public record TaskSettings(Map<String, URI> endpoints, Map<String, URI> http) {

  /** No further than this endpoint. */
  public static TaskSettings defaults() {
    return new TaskSettings(Map.of(), Map.of());
  }

  /** The same, and one service more. */
  public TaskSettings withEndpoint(String service, URI endpoint) {
    var all = new HashMap<>(endpoints);
    all.put(service, endpoint);
    return new TaskSettings(Map.copyOf(all), http);
  }

  /** The same, and one host more that HTTP tasks may call. */
  public TaskSettings withHttp(String host, URI target) {
    var all = new HashMap<>(http);
    all.put(host, target);
    return new TaskSettings(endpoints, Map.copyOf(all));
  }
}
