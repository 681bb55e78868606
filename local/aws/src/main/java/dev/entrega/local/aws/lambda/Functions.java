package dev.entrega.local.aws.lambda;

import dev.entrega.local.aws.account.Account;
import dev.entrega.local.aws.wire.AwsError;
import dev.entrega.local.aws.wire.RequestIds;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Lambda functions of this machine: classes of this process, registered by name. */
public final class Functions {

  static final String VERSION = "$LATEST";

  private static final Logger LOG = LoggerFactory.getLogger(Functions.class);
  private static final Pattern REFERENCE =
      Pattern.compile(
          "(?:(?:arn:aws:lambda:[^:]+:)?[0-9]{12}:function:)?([A-Za-z0-9_-]{1,64})(?::(.+))?");

  private record Function(
      String name, String arn, String handlerName, Handler handler, ClassLoader classes) {}

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
    functions.put(
        name,
        new Function(
            name,
            account.arn("lambda", "function:" + name),
            handler,
            Handler.of(handler, classes),
            classes));
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
    var thread = Thread.currentThread();
    var before = thread.getContextClassLoader();
    thread.setContextClassLoader(function.classes());
    try {
      var context = new Invocation(RequestIds.next(), function.name(), function.arn());
      return new Outcome.Returned(function.handler().call(payload, context));
    } catch (RuntimeException | IOException | Error e) {
      LOG.warn("Function {} threw {}", function.name(), e.toString());
      return threw(e);
    } finally {
      thread.setContextClassLoader(before);
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
