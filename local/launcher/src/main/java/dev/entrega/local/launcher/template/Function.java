package dev.entrega.local.launcher.template;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/**
 * A Lambda function that the template asks for; in one process somebody has to hold it.
 *
 * @param name by which it is invoked
 * @param arn likewise
 * @param handler as in the template: {@code package.Class::method}
 * @param environment its environment variables
 */
public record Function(String name, String arn, String handler, Map<String, String> environment) {

  /**
   * A new instance of the handler's class, from the class path. It gets its environment by a
   * constructor that takes the map, if it has one, because a process has but one environment.
   */
  public RequestHandler<?, ?> instance() {
    try {
      var type = Class.forName(handler.replaceFirst("::.*", "")).asSubclass(RequestHandler.class);
      for (var constructor : type.getConstructors()) {
        if (constructor.getParameterCount() == 1
            && constructor.getParameterTypes()[0] == Map.class) {
          return (RequestHandler<?, ?>) constructor.newInstance(environment);
        }
      }
      return type.getConstructor().newInstance();
    } catch (ReflectiveOperationException | ClassCastException e) {
      throw new IllegalStateException(
          "Expected a RequestHandler for function %s, but %s is none.".formatted(name, handler), e);
    }
  }
}
