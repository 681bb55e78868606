package dev.entrega.local.stepfunctions.integration;

import org.jspecify.annotations.Nullable;

/** Is shown what {@code http:invoke} sends and gets, for who tests a state by itself. */
public interface HttpObserver {

  /** Looks away. */
  HttpObserver NONE =
      new HttpObserver() {
        @Override
        public void sends(Request asked, Request whole) {
          // nobody wants to know
        }

        @Override
        public void receives(Response response) {
          // nobody wants to know
        }
      };

  /**
   * Sees a request before it is sent.
   *
   * @param asked as the task alone makes it, without the secrets of its connection
   * @param whole as it is sent
   */
  void sends(Request asked, Request whole);

  /** Sees what came back, of whatever status. */
  void receives(Response response);

  /**
   * A request.
   *
   * @param protocol {@code http} or {@code https}
   * @param headers as AWS's developer guide shows them: {@code [name: value, name: value]}
   */
  record Request(
      String protocol, String method, String url, String headers, @Nullable String body) {}

  /**
   * A response.
   *
   * @param protocol {@code http} or {@code https}
   * @param statusMessage empty where the status has no name
   * @param headers likewise {@code [name: value, name: value]}
   */
  record Response(
      String protocol, int statusCode, String statusMessage, String headers, String body) {}
}
