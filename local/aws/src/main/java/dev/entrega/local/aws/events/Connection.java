package dev.entrega.local.aws.events;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an HTTP task proves who it is, and what it adds to each of its requests.
 *
 * @param parameters added whatever the task itself says
 */
public record Connection(
    String name,
    String arn,
    @Nullable String description,
    Auth auth,
    Parameters parameters,
    Instant created) {

  /** A header, a query parameter or a field of a body. */
  public record Parameter(String key, String value) {}

  /** What is added to a request. */
  public record Parameters(List<Parameter> headers, List<Parameter> query, List<Parameter> body) {}

  /** Who the caller is. */
  public sealed interface Auth {

    /** A header of that name. */
    record ApiKey(String name, String value) implements Auth {}

    /** A user and a password. */
    record Basic(String user, String password) implements Auth {}

    /**
     * A token that is asked for first.
     *
     * @param method by which the endpoint is asked
     */
    record OAuth(
        URI endpoint, String method, String clientId, String clientSecret, Parameters parameters)
        implements Auth {}
  }
}
