package dev.entrega.local.aws.lambda;

import dev.entrega.local.aws.account.Account;
import dev.entrega.local.aws.wire.AwsError;
import dev.entrega.local.aws.wire.RequestIds;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Lambda functions, registered by name: code of this process, or what runs elsewhere and is
 * invoked over HTTP.
 */
public final class Functions {

  static final String VERSION = "$LATEST";

  private static final Logger LOG = LoggerFactory.getLogger(Functions.class);
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern REFERENCE =
      Pattern.compile(
          "(?:(?:arn:aws:lambda:[^:]+:)?[0-9]{12}:function:)?([A-Za-z0-9_-]{1,64})(?::(.+))?");

  private record Function(
      String name, String arn, String handlerName, Handler handler, ClassLoader classes) {

    String call(String payload) throws IOException {
      var thread = Thread.currentThread();
      var before = thread.getContextClassLoader();
      thread.setContextClassLoader(classes);
      try {
        return handler.call(payload, new Invocation(RequestIds.next(), name, arn));
      } finally {
        thread.setContextClassLoader(before);
      }
    }
  }

  private final Account account;
  private final Map<String, Function> functions = new ConcurrentSkipListMap<>();
  private final Set<String> aliases = ConcurrentHashMap.newKeySet();

  /** Without a function. */
  public Functions(Account account) {
    this.account = account;
  }

  /**
   * Registers a function, or another one under the same name; its handler is made at once.
   *
   * @param name letters, digits, hyphens, underscores; at most 64
   * @param handler as in a template: {@code dev.entrega.Handler::handleRequest}
   * @param classes where the handler's class is found
   * @throws IllegalArgumentException there is no such handler
   */
  public void register(String name, String handler, ClassLoader classes) {
    register(name, handler, Handler.of(handler, classes), classes);
  }

  /**
   * Registers code of one's own as a function, or as another one under the same name.
   *
   * @param name letters, digits, hyphens, underscores; at most 64
   * @param code from JSON to JSON; what it throws is the function's error
   */
  public void register(String name, UnaryOperator<String> code) {
    register(name, "code", new Handler.OfCode(code), Functions.class.getClassLoader());
  }

  /**
   * Registers a function that runs elsewhere, for example in a container of AWS's with its Runtime
   * Interface Emulator, or another one under the same name.
   *
   * @param name letters, digits, hyphens, underscores; at most 64
   * @param invocations where its payload is posted to: {@code
   *     http://127.0.0.1:9000/2015-03-31/functions/function/invocations}
   */
  public void register(String name, URI invocations) {
    register(
        name,
        invocations.toString(),
        new Handler.Elsewhere(invocations),
        Functions.class.getClassLoader());
  }

  private void register(String name, String handlerName, Handler handler, ClassLoader classes) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "Expected a function's name of letters, digits, - and _, but found '%s'".formatted(name));
    }
    var arn = account.arn("lambda", "function:" + name);
    functions.put(name, new Function(name, arn, handlerName, handler, classes));
  }

  /**
   * Gives a function another name, by which {@code function:name:alias} reaches it.
   *
   * @param name of a function, which may be registered later
   * @param alias letters, digits, hyphens, underscores
   */
  public void alias(String name, String alias) {
    aliases.add(name + ":" + alias);
  }

  /**
   * Calls a function and waits for its end.
   *
   * @param reference name, ARN, or either with a qualifier: {@code $LATEST} or an alias
   * @param payload JSON
   * @throws AwsError {@code ResourceNotFoundException}
   */
  public Outcome invoke(String reference, String payload) {
    var function = function(reference);
    try {
      return new Outcome.Returned(function.call(payload));
    } catch (FailedElsewhere e) {
      return e.outcome();
    } catch (RuntimeException | IOException | Error e) {
      LOG.warn("Function {} threw {}", function.name(), e.toString());
      return threw(e);
    }
  }

  /**
   * Refuses what no call could reach.
   *
   * @throws AwsError {@code ResourceNotFoundException}
   */
  public void check(String reference) {
    function(reference);
  }

  /**
   * The version that a call reaches.
   *
   * @throws AwsError {@code ResourceNotFoundException}
   */
  public String version(String reference) {
    check(reference);
    return VERSION;
  }

  /** What a tool is told of one function. */
  Map<String, String> configuration(String reference) {
    return configuration(function(reference));
  }

  List<Map<String, String>> configurations() {
    return functions.values().stream().map(Functions::configuration).toList();
  }

  private Function function(String reference) {
    var match = REFERENCE.matcher(reference);
    var name = match.matches() ? match.group(1) : reference;
    var function = functions.get(name);
    var qualifier = match.matches() ? match.group(2) : null;
    if (function == null || !isKnown(name, qualifier)) {
      var missing = qualifier == null ? name : name + ":" + qualifier;
      throw AwsError.notFound(
          "ResourceNotFoundException",
          "Function not found: " + account.arn("lambda", "function:" + missing));
    }
    return function;
  }

  private boolean isKnown(String name, @Nullable String qualifier) {
    return qualifier == null
        || qualifier.equals(VERSION)
        || aliases.contains(name + ":" + qualifier);
  }

  private static Map<String, String> configuration(Function function) {
    return Map.of(
        "FunctionName",
        function.name(),
        "FunctionArn",
        function.arn(),
        "Handler",
        function.handlerName(),
        "Runtime",
        "java25",
        "Version",
        VERSION,
        "State",
        "Active");
  }

  private static Outcome threw(Throwable thrown) {
    var type = thrown.getClass().getName();
    var error = Handler.JSON.createObjectNode();
    error.put("errorMessage", Objects.toString(thrown.getMessage(), ""));
    error.put("errorType", type);
    var trace = error.putArray("stackTrace");
    for (var element : thrown.getStackTrace()) {
      if (element.getClassName().startsWith(Handler.class.getName())) {
        break;
      }
      trace.add(element.toString());
    }
    return new Outcome.Threw(type, error.toString());
  }
}
