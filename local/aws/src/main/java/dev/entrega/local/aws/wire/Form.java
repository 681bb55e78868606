package dev.entrega.local.aws.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of an AWS Query request, flat as they are sent: {@code Attributes.entry.1.key}.
 *
 * @param parameters by name, as sent
 */
public record Form(Map<String, String> parameters) {

  /** Reads the body, and where there is none the query string. */
  public static Form of(Request request) {
    var query = request.uri().getRawQuery();
    var text = request.isForm() ? request.text() : query == null ? "" : query;
    var parameters = new LinkedHashMap<String, String>();
    for (var pair : text.split("&", -1)) {
      var equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return new Form(parameters);
  }

  /** A parameter, or null. */
  public @Nullable String get(String name) {
    return parameters.get(name);
  }

  /** A parameter, or what to take in its absence. */
  public String get(String name, String otherwise) {
    return parameters.getOrDefault(name, otherwise);
  }

  /**
   * A parameter that must be there.
   *
   * @throws AwsError {@code InvalidParameter}
   */
  public String required(String name) {
    var value = parameters.get(name);
    if (value == null) {
      throw AwsError.badRequest(
          "InvalidParameter", "Invalid parameter: Expected " + name + ", but there is none");
    }
    return value;
  }

  /** The members of a list, in order: {@code members("Entries.member")} holds a form for each. */
  public List<Form> members(String prefix) {
    var members = new TreeMap<Integer, Map<String, String>>();
    var start = prefix + ".";
    parameters.forEach((name, value) -> {
      if (name.startsWith(start)) {
        var rest = name.substring(start.length());
        var dot = rest.indexOf('.');
        var number = dot < 0 ? rest : rest.substring(0, dot);
        members
            .computeIfAbsent(position(name, number), _ -> new LinkedHashMap<>())
            .put(dot < 0 ? "" : rest.substring(dot + 1), value);
      }
    });
    var list = new ArrayList<Form>();
    members.values().forEach(member -> list.add(new Form(member)));
    return list;
  }

  /** A map of strings: {@code entries("Attributes.entry")}. */
  public Map<String, String> entries(String prefix) {
    var entries = new LinkedHashMap<String, String>();
    for (var entry : members(prefix)) {
      entries.put(entry.required("key"), entry.get("value", ""));
    }
    return entries;
  }

  /**
   * Refuses what nobody would read, so that nothing is dropped silently.
   *
   * @param known the operation's parameters; of a list or a map the first word
   * @throws AwsError {@code InvalidParameter}
   */
  public void allowOnly(Set<String> known) {
    for (var name : parameters.keySet()) {
      var dot = name.indexOf('.');
      var word = dot < 0 ? name : name.substring(0, dot);
      if (!word.equals("Action") && !word.equals("Version") && !known.contains(word)) {
        throw AwsError.badRequest(
            "InvalidParameter",
            "Invalid parameter: Expected only " + known + ", but found " + name);
      }
    }
  }

  private static int position(String name, String number) {
    try {
      return Integer.parseInt(number);
    } catch (NumberFormatException _) {
      throw AwsError.badRequest(
          "MalformedQueryString",
          "Expected a list's position in " + name + ", but found " + number);
    }
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw AwsError.badRequest("MalformedQueryString", "Expected a form, but: " + e.getMessage());
    }
  }
}
