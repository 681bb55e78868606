package dev.entrega.local.launcher.template;

import java.util.Map;

/**
 * A Lambda function that the template asks for; in one process somebody has to register it.
 *
 * @param name by which it is invoked
 * @param arn likewise
 * @param handler as in the template: {@code package.Class::method}
 * @param environment its environment variables
 */
public record Function(String name, String arn, String handler, Map<String, String> environment) {}
