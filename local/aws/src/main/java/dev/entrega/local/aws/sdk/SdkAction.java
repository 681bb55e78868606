package dev.entrega.local.aws.sdk;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * One operation of a service's blocking client.
 *
 * @param method that calls it
 * @param sends whether it takes a body beside its request
 * @param receives whether it gives a body beside its response
 */
record SdkAction(Method method, boolean sends, boolean receives) {

  /** A body that lies outside of request and response has this name in both. */
  static final String BODY = "Body";

  /**
   * What came back.
   *
   * @param body what came beside the response, as text
   */
  record Answer(SdkResponse response, @Nullable String body) {}

  /** The operation of that name; nothing where there is none, or none without event streams. */
  static @Nullable SdkAction find(SdkModule module, String name) {
    return Arrays.stream(module.client().getMethods())
        .filter(method -> method.getName().equals(name))
        .map(SdkAction::of)
        .filter(action -> action != null)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable SdkAction of(Method method) {
    var types = method.getParameterTypes();
    if (types.length == 0 || !SdkRequest.class.isAssignableFrom(types[0])) {
      return null;
    }
    var rest = Arrays.asList(types).subList(1, types.length);
    var receives = rest.contains(ResponseTransformer.class);
    var sends = rest.contains(RequestBody.class);
    var known = rest.size() == (receives ? 1 : 0) + (sends ? 1 : 0);
    var answers = receives || SdkResponse.class.isAssignableFrom(method.getReturnType());
    return known && answers ? new SdkAction(method, sends, receives) : null;
  }

  /** An empty request, whose fields can be set. */
  SdkPojo request() {
    try {
      return (SdkPojo) method.getParameterTypes()[0].getMethod("builder").invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Expected a builder of " + method, e);
    }
  }

  /** The names of what it takes, as Step Functions spells them. */
  Set<String> parameters(SdkNames names) {
    var all = new TreeSet<String>();
    request().sdkFields().forEach(field -> all.add(names.of(field)));
    if (sends) {
      all.add(BODY);
    }
    return all;
  }

  /**
   * Calls it.
   *
   * @param request from {@link #request}, its fields set
   * @param body what to send beside it, where it takes that
   * @throws RuntimeException as the SDK throws it
   */
  Answer call(Object client, SdkPojo request, byte[] body) {
    var arguments = new Object[method.getParameterCount()];
    arguments[0] = ((Buildable) request).build();
    for (var i = 1; i < arguments.length; i++) {
      arguments[i] =
          method.getParameterTypes()[i] == RequestBody.class
              ? RequestBody.fromBytes(body)
              : ResponseTransformer.toBytes();
    }
    try {
      return switch (method.invoke(client, arguments)) {
        case ResponseBytes<?> bytes ->
            new Answer((SdkResponse) bytes.response(), SdkWriter.text(bytes.asByteArrayUnsafe()));
        case SdkResponse response -> new Answer(response, null);
        case Object other ->
            throw new IllegalStateException("Expected a response, but found " + other.getClass());
      };
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException problem) {
        throw problem;
      }
      throw new IllegalStateException("Expected " + method + " to answer", e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("Expected to be allowed to call " + method, e);
    }
  }
}
