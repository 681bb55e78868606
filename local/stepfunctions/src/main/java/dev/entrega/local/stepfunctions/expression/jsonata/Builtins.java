package dev.entrega.local.stepfunctions.expression.jsonata;

import com.dashjoin.jsonata.Jsonata.JFunction;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All functions that queries can call, by name. Where the library departs from JSONata 2.0.6 as AWS
 * speaks it, the function is one of ours; else it is the library's, behind a check of its arguments
 * that is ours.
 */
final class Builtins {

  private static final Map<String, Builtin> NAMED = new HashMap<>();

  static {
    aggregates();
    texts();
    numbers();
    structures();
    higherOrder();
    moments();
    ofAws();
  }

  private Builtins() {}

  /** The function of that name; nothing where there is none. */
  static @Nullable Builtin named(String name) {
    return NAMED.get(name);
  }

  private static void aggregates() {
    library("sum", "<a<n>:n>");
    library("count", "<a:n>");
    library("max", "<a<n>:n>");
    library("min", "<a<n>:n>");
    library("average", "<a<n>:n>");
  }

  private static void texts() {
    ours("string", "<x-b?:s>", Texts::string);
    library("length", "<s-:n>");
    library("substring", "<s-nn?:s>");
    library("substringBefore", "<s-s:s>");
    library("substringAfter", "<s-s:s>");
    library("uppercase", "<s-:s>");
    library("lowercase", "<s-:s>");
    library("trim", "<s-:s>");
    ours("pad", "<s-ns?:s>", Texts::pad);
    ours("contains", "<s-(sf):b>", Regexes::contains);
    ours("split", "<s-(sf)n?:a<s>>", Regexes::split);
    library("join", "<a<s>s?:s>");
    ours("match", "<s-fn?:a<o>>", Regexes::match);
    ours("replace", "<s-(sf)(sf)n?:s>", Regexes::replace);
    library("base64encode", "<s-:s>");
    library("base64decode", "<s-:s>");
    library("encodeUrlComponent", "<s-:s>");
    library("encodeUrl", "<s-:s>");
    library("decodeUrlComponent", "<s-:s>");
    library("decodeUrl", "<s-:s>");
  }

  private static void numbers() {
    ours("number", "<(nsb)-:n>", Numbers::number);
    library("abs", "<n-:n>");
    library("floor", "<n-:n>");
    library("ceil", "<n-:n>");
    library("round", "<n-n?:n>");
    library("power", "<n-n:n>");
    library("sqrt", "<n-:n>");
    ours("formatNumber", "<n-so?:s>", Numbers::format);
    library("formatBase", "<n-n?:s>");
    library("formatInteger", "<n-s:s>");
    library("parseInteger", "<s-s:n>");
  }

  private static void structures() {
    library("boolean", "<x-:b>");
    library("not", "<x-:b>");
    library("exists", "<x:b>");
    library("type", "<x:s>");
    library("append", "<xx:a>");
    library("reverse", "<a:a>");
    ours("shuffle", "<a:a>", AwsFunctions::shuffle);
    library("distinct", "<x:x>");
    library("zip", "<a+>");
    library("keys", "<x-:a<s>>");
    library("lookup", "<x-s:x>");
    library("spread", "<x-:a<o>>");
    library("merge", "<a<o>:o>");
    library("error", "<s?:x>");
    library("assert", "<bs?:x>");
    library("clone", "<(oa)-:o>");
  }

  private static void higherOrder() {
    library("map", "<af>");
    library("filter", "<af>");
    library("single", "<af?>");
    library("reduce", "<afj?:j>");
    library("sift", "<o-f?:o>");
    library("each", "<o-f:a>");
    ours("sort", "<af?:a>", Sorting::sort);
  }

  private static void moments() {
    ours("now", "<s?s?:s>", Moments::now);
    ours("millis", "<:n>", Moments::millis);
    library("fromMillis", "<n-s?s?:s>");
    ours("toMillis", "<s-s?:n>", Moments::toMillis);
  }

  private static void ofAws() {
    ours("partition", "<xn?:a<a>>", AwsFunctions::partition);
    ours("range", "<nnn?:a<n>>", AwsFunctions::range);
    ours("hash", "<ss?:s>", AwsFunctions::hash);
    ours("random", "<n?:n>", AwsFunctions::random);
    ours("uuid", "<:s>", AwsFunctions::uuid);
    ours("parse", "<s?:x>", AwsFunctions::parse);
  }

  private static void ours(String name, String signature, Builtin.Body body) {
    NAMED.put(name, new Builtin(name, signature, body));
  }

  private static void library(String name, String signature) {
    JFunction function = Library.function(name);
    ours(name, signature, arguments -> Failures.guard(name, function, arguments));
  }
}
