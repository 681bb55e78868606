package dev.entrega.local.launcher.template;

import java.util.Map;

/**
 * A Lambda function that the template asks for. Whoever provisions brings its code: to the process,
 * or as an upload.
 *
 * @param name by which it is invoked
 * @param arn likewise
 * @param handler as in the template: {@code package.Class::method}
 * @param environment its environment variables
 * @param code where its code is, and what that needs
 */
public record Function(
    String name, String arn, String handler, Map<String, String> environment, Code code) {

  /**
   * The code of a function, and what it needs.
   *
   * @param uri as a path from the template's folder
   * @param runtime for example {@code java25}
   * @param megabytes of memory
   * @param seconds that a call may take
   */
  public record Code(String uri, String runtime, int megabytes, int seconds) {}
}
