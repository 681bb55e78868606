package dev.entrega.local.aws.faults;

import dev.entrega.local.aws.faults.Fault.Kind;
import dev.entrega.local.aws.faults.Fault.Pace;
import dev.entrega.local.aws.faults.Fault.Refusal;
import dev.entrega.local.aws.wire.AwsError;
import dev.entrega.local.aws.wire.Json;
import dev.entrega.local.aws.wire.Reply;
import dev.entrega.local.aws.wire.Request;
import dev.entrega.local.aws.wire.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sets {@link Faults} over HTTP, for operators and for tests in other processes:
 *
 * <pre>{@code
 * curl -X PUT 127.0.0.1:4566/_entrega/faults -d '[{"kind": "throttled", "service": "states",
 *     "operation": "StartExecution", "rate": 0.5, "times": 100, "seconds": 30}]'
 * }</pre>
 *
 * <p>{@code PUT} replaces all faults by those of its list, {@code DELETE} removes them, {@code GET}
 * lists them with {@code met}, the number of calls that met each. Of a fault only {@code kind} is
 * needed ({@code throttled}, {@code absent}, {@code broken}, {@code refused}, {@code slow}); {@code
 * delayMillis} and {@code perTokenMillis} belong to {@code slow}, {@code error} and {@code status}
 * to {@code refused}; {@code after} is how many events of a stream pass before. It never meets a
 * fault itself.
 */
public final class FaultsApi implements Service {

  /** Where it answers. */
  public static final String PATH = "/_entrega/faults";

  private static final Set<String> FIELDS =
      Set.of(
          "kind",
          "service",
          "operation",
          "rate",
          "times",
          "seconds",
          "delayMillis",
          "perTokenMillis",
          "error",
          "status",
          "after");

  private final Faults faults;

  /** Sets these. */
  public FaultsApi(Faults faults) {
    this.faults = faults;
  }

  @Override
  public Reply answer(Request request) {
    try {
      switch (request.method()) {
        case "GET" -> {}
        case "DELETE" -> faults.clear();
        case "PUT" -> {
          var wanted = new ArrayList<Fault>();
          Json.MAPPER.readTree(request.body()).forEach(one -> wanted.add(fault(one)));
          faults.clear();
          wanted.forEach(faults::inject);
        }
        default ->
            throw AwsError.of(405, "MethodNotAllowed", "Expected GET, PUT or DELETE of " + PATH);
      }
      return all();
    } catch (AwsError refused) {
      return Json.reply(refused);
    } catch (IllegalArgumentException | JacksonException e) {
      return Json.reply(AwsError.badRequest("ValidationException", String.valueOf(e.getMessage())));
    }
  }

  private static Fault fault(JsonNode one) {
    for (var name : one.propertyNames()) {
      if (!FIELDS.contains(name)) {
        throw new IllegalArgumentException(
            "Expected fields among %s, but found %s".formatted(FIELDS, name));
      }
    }
    return new Fault(
        kind(one.path("kind").asString("")),
        text(one, "service"),
        text(one, "operation"),
        one.path("rate").asDouble(1),
        one.has("times") ? one.get("times").asInt() : null,
        one.has("seconds")
            ? Duration.ofMillis((long) (one.get("seconds").asDouble() * 1000))
            : null,
        new Pace(millis(one, "delayMillis"), millis(one, "perTokenMillis")),
        refusal(one),
        one.path("after").asInt(0));
  }

  private static Duration millis(JsonNode one, String field) {
    return Duration.ofMillis(one.path(field).asLong(0));
  }

  private static @Nullable Refusal refusal(JsonNode one) {
    var error = text(one, "error");
    return error == null ? null : new Refusal(one.path("status").asInt(400), error);
  }

  private static Kind kind(String name) {
    for (var kind : Kind.values()) {
      if (nameOf(kind).equals(name)) {
        return kind;
      }
    }
    throw new IllegalArgumentException(
        "Expected a kind among throttled, absent, broken, refused, slow, but found '%s'"
            .formatted(name));
  }

  private static String nameOf(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable String text(JsonNode one, String field) {
    return one.has(field) ? one.get(field).asString() : null;
  }

  private Reply all() {
    var list = Json.MAPPER.createArrayNode();
    faults.all().forEach(one -> list.add(json(one.fault()).put("met", one.met())));
    return Json.reply(list);
  }

  private static ObjectNode json(Fault fault) {
    var json =
        Json.MAPPER.createObjectNode().put("kind", nameOf(fault.kind())).put("rate", fault.rate());
    if (fault.service() != null) {
      json.put("service", fault.service());
    }
    if (fault.operation() != null) {
      json.put("operation", fault.operation());
    }
    if (fault.times() != null) {
      json.put("times", fault.times());
    }
    if (fault.lasting() != null) {
      json.put("seconds", fault.lasting().toMillis() / 1000.0);
    }
    if (fault.kind() == Kind.SLOW) {
      json.put("delayMillis", fault.pace().delay().toMillis());
    }
    if (!fault.pace().perToken().isZero()) {
      json.put("perTokenMillis", fault.pace().perToken().toMillis());
    }
    if (fault.refusal() != null) {
      json.put("error", fault.refusal().code()).put("status", fault.refusal().status());
    }
    if (fault.after() > 0) {
      json.put("after", fault.after());
    }
    return json;
  }
}
