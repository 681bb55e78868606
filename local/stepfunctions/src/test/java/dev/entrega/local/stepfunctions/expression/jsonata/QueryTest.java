package dev.entrega.local.stepfunctions.expression.jsonata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class QueryTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final JsonNode INPUT =
      JSON.readTree(
          """
          {"n": 5, "whole": 1.0, "big": 9223372036854775808, "s": "abc", "z": null, "arr": [1, 2, 3],
           "items": [{"p": 3, "q": 2, "n": "x"}, {"p": 5, "q": 1, "n": "y"}]}
          """);

  private static Seen seen() {
    Map<String, JsonNode> variables = Map.of("v", JSON.readTree("{\"a\": [7]}"));
    return new Seen(
        new Seen.States(INPUT, null, null, () -> JSON.readTree("{\"State\": {\"Name\": \"A\"}}")),
        variables::get,
        new Random(7),
        Clock.fixed(Instant.parse("2026-01-01T10:20:30.456Z"), ZoneOffset.UTC));
  }

  private static String evaluate(String text) {
    try {
      JsonNode value = Query.compile(text).evaluate(seen());
      return value == null ? "undefined" : value.toString();
    } catch (QueryFailed e) {
      return e.words();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '`',
      textBlock =
          """
          $states.input.n + 1                              → 6
          $states.input.nothing                            → undefined
          $states.input.z                                  → null
          $exists($states.input.z)                         → true
          $states.context.State.Name                       → "A"
          $states.result                                   → undefined
          $keys($states)                                   → ["input","context"]
          $v.a[0]                                          → 7
          $v                                               → {"a":[7]}
          $w                                               → undefined
          $states.input.arr[$ > 1]                         → [2,3]
          $states.input.arr[$ > 2]                         → 3
          [$states.input.arr[$ > 2]]                       → [3]
          $states.input.items.(p * q)                      → [6,5]
          $states.input.items^(q).n                        → ["y","x"]
          $states.input.items{n: p}                        → {"x":3,"y":5}
          $states.input.items ~> |$|{"p": 0}|              → [{"p":0,"q":2,"n":"x"},{"p":0,"q":1,"n":"y"}]
          [[1, 2], [3]]                                    → [[1,2],[3]]
          $map([1, 2], $string)                            → ["1","2"]
          ($f := $substring(?, 0, 2); $f("hello"))         → "he"
          "a" & 1.5 & true & null                          → "a1.5truenull"
          """)
  void a_query_means(String text, String expected) {
    assertThat(evaluate(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '`',
      textBlock =
          """
          $states.input.whole                 → 1
          {"a": [$states.input.whole]}        → {"a":[1]}
          $states.input.big                   → 9.223372036854776E18
          $parse("9223372036854775807")       → 9223372036854775807
          $parse("1.0")                       → 1
          1 / 4                               → 0.25
          1 / 0                               → "Infinity"
          -1 / 0                              → "-Infinity"
          1e308 * 10                          → "Infinity"
          $string(1e19)                       → "10000000000000000000"
          $string(1e21)                       → "1e+21"
          $string(-1.5e20)                    → "-150000000000000000000"
          $string(999999999999999868928)      → "999999999999999900000"
          $string(1.25e30)                    → "1.25e+30"
          $string(1 / 3)                      → "0.333333333333333"
          $string(12.75)                      → "12.75"
          $string(1e-6)                       → "0.000001"
          $string(-1e-7)                      → "-1e-7"
          $string($states.input.big)          → "9223372036854776000"
          $number("0x1F")                     → 31
          $number("0o17")                     → 15
          $number("0b11")                     → 3
          $number("12.50")                    → 12.5
          $number("1e3")                      → 1000
          $number("1e30")                     → 1.0E30
          $number(true)                       → 1
          $number(false)                      → 0
          $number(4)                          → 4
          $number($w)                         → undefined
          """)
  void numbers_are_those_of_aws(String text, String expected) {
    assertThat(evaluate(text)).isEqualTo(expected);
  }

  @Test
  void an_input_comes_back_as_it_is_unless_its_numbers_are_not_those_of_aws() {
    assertThat(evaluate("$states.input"))
        .isEqualTo(
            INPUT
                .toString()
                .replace("\"whole\":1.0", "\"whole\":1")
                .replace("9223372036854775808", "9.223372036854776E18"));
    assertThat(evaluate("$states.input.items")).isEqualTo(INPUT.get("items").toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '`',
      textBlock =
          """
          $partition([1, 2, 3, 4, 5], 2)      → [[1,2],[3,4],[5]]
          $partition([1, 2, 3, 4, 5], 2.9)    → [[1,2],[3,4],[5]]
          $partition([1], 5)                  → [[1]]
          $partition([1, 2])                  → [[1,2]]
          $partition([], 2)                   → undefined
          $partition([1, 2], 0)               → undefined
          $partition($w, 2)                   → undefined
          $range(0, 10, 3)                    → [0,3,6,9]
          $range(10, 0, -5)                   → [10,5,0]
          $range(-1.7, 2, 1)                  → [-1,0,1,2]
          $range(3, 3, 1)                     → 3
          $range(5, 1, 1)                     → undefined
          $range(1, 5, -1)                    → undefined
          $range(1, 5, 0)                     → undefined
          $range(1, 5)                        → undefined
          $range(1, $w, 1)                    → undefined
          $range($w, 1, 1)                    → undefined
          $count($range(1, 360145, 1))        → 360145
          $hash("Hello", "MD5")               → "8b1a9953c4611296a827abf8c47804d7"
          $hash("Hello", "SHA-1")             → "f7ff9e8b7bb2e09b70935a5d785e0cc5d9d0abf0"
          $hash("ñ", "MD5")                   → "94e9342ecbb1458b6043ecd3bfcbc192"
          $hash("Hello")                      → undefined
          $hash($w, "MD5")                    → undefined
          $random(42)                         → 0.7275636800328681
          $random(0.9)                        → 0.730967787376657
          $random() = $random()               → false
          $uuid() = $uuid()                   → false
          $length($uuid())                    → 36
          $parse("{\\"b\\": [1, null], \\"a\\": 2}") → {"b":[1,null],"a":2}
          $parse("{\\"a\\": {\\"b\\": 7}}").a.b → 7
          $exists($parse("null"))             → true
          $parse()                            → undefined
          """)
  void aws_adds_functions(String text, String expected) {
    assertThat(evaluate(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '`',
      textBlock =
          """
          $split("a b c", " ")                             → ["a","b","c"]
          $split("a, b;c", /[,;] ?/)                       → ["a","b","c"]
          $split("abc", "")                                → ["a","b","c"]
          $split("a b c", " ", 2)                          → ["a","b"]
          $split("a", " ")                                 → ["a"]
          $split($w, " ")                                  → undefined
          $replace("aXbXc", "X", "$0", 1)                  → "a$0bXc"
          $replace("aXbXc", "X", "-")                      → "a-b-c"
          $replace("John Smith", /(\\w+)\\s(\\w+)/, "$2, $1! $0 $$ $x $3") → "Smith, John! John Smith $ $x "
          $replace("ab", /(a)b/, "$12")                    → "a2"
          $replace("abcdefghijklm", /(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)(k)(l)/, "$12$13") → "la3m"
          $replace("ab", /b|(c)/, "[$1]")                  → "a[]"
          $replace("265USD", /([0-9]+)USD/, function($m) {"$" & $m.groups[0]}) → "$265"
          $replace($w, "a", "b")                           → undefined
          $match("ababb", /a(b+)/)                         → [{"match":"ab","index":0,"groups":["b"]},{"match":"abb","index":2,"groups":["bb"]}]
          $match("ababb", /a(b+)/, 1)                      → {"match":"ab","index":0,"groups":["b"]}
          $match("ababb", /x/)                             → undefined
          $match($w, /x/)                                  → undefined
          $contains("hello$world", /^hello\\ /)            → false
          $contains("abracadabra", /a.*a/)                 → true
          $contains("abc", "b")                            → true
          $contains($w, "b")                               → undefined
          $pad("foo", 5, "#")                              → "foo##"
          $pad("foo", -5)                                  → "  foo"
          $pad("foo", 8, "-+")                             → "foo-+-+-"
          $pad("foo", 2)                                   → "foo"
          $pad($w, 2)                                      → undefined
          $string({"a": [1, {"b": "’\\n"}], "n": null})    → "{\\"a\\":[1,{\\"b\\":\\"’\\\\n\\"}],\\"n\\":null}"
          $string({"a": [1], "b": [], "c": {}}, true)      → "{\\n  \\"a\\": [\\n    1\\n  ],\\n  \\"b\\": [],\\n  \\"c\\": {}\\n}"
          $string("\\u0001\\"\\\\\\b\\f\\r\\t" ~> function($x) {[$x]}) → "[\\"\\\\u0001\\\\\\"\\\\\\\\\\\\b\\\\f\\\\r\\\\t\\"]"
          $string($sum)                                    → ""
          $string([$sum])                                  → "[\\"\\"]"
          $string($w)                                      → undefined
          """)
  void functions_of_texts_keep_to_the_language(String text, String expected) {
    assertThat(evaluate(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '`',
      textBlock =
          """
          $sort([3, 1.5, 2])                               → [1.5,2,3]
          $sort(["b", "a"])                                → ["a","b"]
          $sort([3, 1, 2], function($l, $r) {$l < $r})     → [3,2,1]
          $sort([3, 1, 2], function($l, $r) {true})        → [2,1,3]
          $sort($w)                                        → undefined
          $sort(5)                                         → [5]
          $count($shuffle([1..5]))                         → 5
          $sum($shuffle([1..5]))                           → 15
          $shuffle($w)                                     → undefined
          $now()                                           → "2026-01-01T10:20:30.456Z"
          $now("[Y0001]-[M01]", "+0100")                   → "2026-01"
          $millis()                                        → 1767262830456
          $toMillis("2017-11-07T15:07:54.972Z")            → 1510067274972
          $toMillis("2017-11-07T15:07:54+01:00")           → 1510063674000
          $toMillis("2017-11-07T15:07:54+0100")            → 1510063674000
          $toMillis("2017-11-07T15:07:54")                 → 1510067274000
          $toMillis("2017-11")                             → 1509494400000
          $toMillis("2017")                                → 1483228800000
          $toMillis("07/11/2017", "[D01]/[M01]/[Y0001]")   → 1510012800000
          $toMillis("10:20", "[H]:[m]")                    → 1767262800000
          $toMillis("11-27", "[M]-[D]")                    → 1795737600000
          $toMillis("2024 60", "[Y] [d]")                  → 1709164800000
          $toMillis($w)                                    → undefined
          $fromMillis(1510067557121)                       → "2017-11-07T15:12:37.121Z"
          """)
  void functions_of_order_and_time_keep_to_the_language(String text, String expected) {
    assertThat(evaluate(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '`',
      textBlock =
          """
          $formatNumber(12345.6, "#,###.00")                  → "12,345.60"
          $formatNumber(1234567, "#,##,##0")                  → "12,34,567"
          $formatNumber(1234.5678, "0.000,0")                 → "1234.567,8"
          $formatNumber(1234.5678, "00.000e0")                → "12.346e2"
          $formatNumber(0.00001, "0.00e00")                   → "1.00e-05"
          $formatNumber(0, "0e0")                             → "0e0"
          $formatNumber(0.5, "#e0")                           → "0.5e0"
          $formatNumber(34.555, "#0.00;(#0.00)")              → "34.56"
          $formatNumber(-34.555, "#0.00;(#0.00)")             → "(34.56)"
          $formatNumber(-0.5, "a0.0b")                        → "-a0.5b"
          $formatNumber(2.5, "0")                             → "2"
          $formatNumber(0.5, "#.#")                           → ".5"
          $formatNumber(0, "#")                               → "0"
          $formatNumber(0.14, "01%")                          → "14%"
          $formatNumber(0.14, "###pm", {"per-mille": "pm"})   → "140pm"
          $formatNumber(1234.5678, "①①.①①①e①", {"zero-digit": "\\u245f"}) → "①②.③④⑥e②"
          $formatNumber(-1234.5, "#.##0,0", {"decimal-separator": ",", "grouping-separator": ".", "minus-sign": "~"}) → "~1.234,5"
          $formatNumber($w, "0")                              → undefined
          $formatNumber(1, $w)                                → undefined
          """)
  void numbers_are_formatted_by_a_picture(String text, String expected) {
    assertThat(evaluate(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          0;0;0 | D3080
          0.0.0 | D3081
          %0%   | D3082
          ‰0‰   | D3083
          0%‰   | D3084
          ``    | D3085
          x     | D3086
          0a0   | D3086
          0,.0  | D3087
          0.,0  | D3087
          0,    | D3088
          0,,0  | D3089
          #0#   | D3090
          0.#0  | D3091
          0e0%  | D3092
          0e#   | D3093
          """)
  void a_picture_that_is_none_has_a_code(String picture, String code) {
    assertThat(evaluate("$formatNumber(1, '%s')".formatted(picture))).contains(". " + code + ": ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '`',
      textBlock =
          """
          $eval("1+1")                        → T1006: Attempted to invoke a non-function
          $nothing()                          → T1006: Attempted to invoke a non-function
          sum([1])                            → T1005: Attempted to invoke a non-function. Did you mean $sum?
          nothing(?)                          → T1008: Attempted to partially apply a non-function
          $sum(["a"])                         → T0412: Argument 1 of function "sum" must be an array of "numbers"
          $sum("a")                           → T0412: Argument 1 of function "sum" must be an array of "numbers"
          $sum()                              → T0410: Argument 1 of function "sum" does not match function signature
          $each("x", function($v) {$v})       → T0410: Argument 1 of function "each" does not match function signature
          $uppercase(1)                       → T0410: Argument 1 of function "uppercase" does not match function signature
          $substring("a", "b")                → T0410: Argument 2 of function "substring" does not match function signature
          $number(null)                       → T0410: Argument 1 of function "number" does not match function signature
          $parse(null)                        → T0410: Argument 1 of function "parse" does not match function signature
          $parse("{}", 1)                     → T0410: Argument 2 of function "parse" does not match function signature
          $range(1)                           → T0410: Argument 2 of function "range" does not match function signature
          [1].$uppercase()                    → T0411: Context value is not a compatible type with argument 1 of function "uppercase"
          1 < "a"                             → T2009: The values 1 and "a" either side of operator "<" must be of the same data type
          1 < {}                              → T2010: The expressions either side of operator "<" must evaluate to numeric or string values
          1 + "a"                             → T2002: The right side of the "+" operator must evaluate to a number
          "a" * 1                             → T2001: The left side of the "*" operator must evaluate to a number
          -"a"                                → D1002: Cannot negate a non-numeric value: "a"
          [1..1.5]                            → T2004: The right side of the range operator (..) must evaluate to an integer
          ["a"..1]                            → T2003: The left side of the range operator (..) must evaluate to an integer
          [1..20000000]                       → D2014: The size of the sequence allocated by the range operator (..) must not exceed 1e6.  Attempted to allocate 20000000.
          {1: 2}                              → T1003: Key in object structure must evaluate to a string; got: 1
          {"a": 1, "a": 2}                    → D1009: Multiple key definitions evaluate to same key: "a"
          1 ~> 2                              → T2006: The right side of the function application operator ~> must be a function
          [1, "a"]^($)                        → T2007: Type mismatch when comparing values "a" and 1 in order-by clause
          [[1], true]^($)                     → T2008: The expressions within an order-by clause must evaluate to numeric or string values
          {"a": 1} ~> |$|5|                   → T2011: The insert/update clause of the transform expression must evaluate to an object: 5
          {"a": 1} ~> |$|{}, 5|               → T2012: The delete clause of the transform expression must evaluate to a string or array of strings: 5
          [1 / 0]                             → D1001: Number out of range: Infinity
          $match("a", /a*?/)                  → D1004: Regular expression matches zero length string
          $match("a", $uppercase)             → T1010: The matcher function argument passed to function "match" does not return the correct object structure
          $match("a", /a/, -1)                → D3040: Third argument of match function must evaluate to a positive number
          $replace("a", "", "b")              → D3010: Second argument of replace function cannot be an empty string
          $replace("a", "a", "b", -1)         → D3011: Fourth argument of replace function must evaluate to a positive number
          $replace("a", /a/, function() {1})  → D3012: Attempted to replace a matched string with a non-string value
          $split("a", "b", -1)                → D3020: Third argument of split function must evaluate to a positive number
          $number("a")                        → D3030: Unable to cast value to a number: "a"
          $number("1e400")                    → D3030: Unable to cast value to a number: "1e400"
          $reduce([1, 2], function($a) {$a})  → D3050: The second argument of reduce function must be a function with at least two arguments
          $sqrt(-1)                           → D3060: The sqrt function cannot be applied to a negative number: -1
          $power(10, 1000)                    → D3061: The power function has resulted in a value that cannot be represented as a JSON number: base=10, exponent=1000
          $formatBase(10, 99)                 → D3100: The radix of the formatBase function must be between 2 and 36.  It was given 99
          $toMillis("nope")                   → D3110: The argument of the toMillis function must be an ISO 8601 formatted timestamp. Given "nope"
          $toMillis("2017-02-30")             → D3110: The argument of the toMillis function must be an ISO 8601 formatted timestamp. Given "2017-02-30"
          $formatInteger(5, "#")              → D3130: Formatting or parsing an integer as a sequence starting with # is not supported by this implementation
          $fromMillis(1, "[Q]")               → D3132: Unknown component specifier Q in date/time picture string
          $fromMillis(1, "[M01")              → D3135: No matching closing bracket "]" in date/time picture string
          $error("boom")                      → D3137: boom
          $assert(false, "nope")              → D3141: nope
          $single([1, 2], function() {true})  → D3138: The $single() function expected exactly 1 matching result.  Instead it matched more.
          $single([1], function() {false})    → D3139: The $single() function expected exactly 1 matching result.  Instead it matched 0.
          $decodeUrl("%E0%A4%A")              → D3140: Malformed URL passed to $decodeUrl(): "%E0%A4%A"
          $encodeUrl("\\uD800")               → D3140: Malformed URL passed to $encodeUrl(): "\uD800"
          $partition([1], -1)                 → D3137: Second argument must be zero or greater
          $partition(null, 2)                 → T0412: Argument 1 of function "partition" must be an array
          $hash("a", "md5")                   → D3137: Unsupported hash algorithm: md5
          $parse("")                          → D3137: Invalid JSON
          $parse("x")                         → D3137: Invalid JSON
          $parse("1 2")                       → D3137: Invalid JSON
          $parse("{\\"a\\": [1e400]}")        → D3137: Invalid JSON
          $parse("{\\"a\\": 1, \\"a\\": 2}")  → D3137: Invalid JSON
          $sort([1, "a"])                     → D3070: The single argument form of the sort function can only be applied to an array of strings or an array of numbers.  Use the second argument to specify a comparison function
          """)
  void an_error_has_the_text_of_aws(String text, String expected) {
    assertThat(evaluate(text)).isEqualTo("threw an error during evaluation. " + expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '`',
      textBlock =
          """
          ($f := function($x) {$x <= 0 ? 0 : 1 + $f($x - 1)}; $f(32))    → Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive
          [1..873783] ~> $count()                                        → Expression evaluation memory limit exceeded: Check for excessive memory usage
          $range(1, 360146, 1)                                           → Expression evaluation memory limit exceeded: Check for excessive memory usage
          $pad("x", 1000000000)                                          → Expression evaluation memory limit exceeded: Check for excessive memory usage
          ($f := function($s, $n) {$n = 0 ? $s : $f($s & $s, $n - 1)}; $length($f("x", 23))) → Expression evaluation memory limit exceeded: Check for excessive memory usage
          """)
  void an_evaluation_has_bounds(String text, String expected) {
    assertThat(evaluate(text)).isEqualTo("threw an error during evaluation: " + expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "($f := function($x) {$f($x + 1)}; $f(1))",
        "$match('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', /(.*)(.*)(.*)(.*)(.*)(.*)(.*)b/)",
        "$map([1..800000], function() {[1..800000] ~> $append(0)})",
        "$map([1..999], function() {$pad('x', 100000)})"
      })
  void what_does_not_end_is_ended(String text) {
    Query query = Query.compile(text);

    assertThatThrownBy(() -> query.evaluate(seen(), new Bounds(100_000)))
        .hasMessage(
            "threw an error during evaluation: Expression evaluation timeout: Check for infinite"
                + " loop");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '`',
      textBlock =
          """
          ($f := function($x) {$x <= 0 ? 0 : 1 + $f($x - 1)}; $f(31))    → 31
          ($f := function($x) {$x = 0 ? "done" : $f($x - 1)}; $f(20000)) → "done"
          [1..873782] ~> $count()                                        → 873782
          $sum($map([1..20000], function($v) {[$v, $v][0]}))             → 200010000
          ($f := function($s, $n) {$n = 0 ? $s : $f($s & $s, $n - 1)}; $length($f("x", 22))) → 4194304
          """)
  void what_keeps_within_bounds_ends_well(String text, String expected) {
    assertThat(evaluate(text)).isEqualTo(expected);
  }

  @Test
  void a_chain_of_100_terms_is_as_deep_as_it_gets() {
    assertThat(evaluate("1" + "+1".repeat(99))).isEqualTo("100");
    assertThat(evaluate("1" + "+1".repeat(100))).contains("Stack overflow error");
  }

  @Test
  void a_function_is_no_result() {
    assertThat(evaluate("$sum")).isEqualTo("returned an unsupported result type.");
    assertThat(evaluate("{\"a\": [$sum]}")).isEqualTo("returned an unsupported result type.");
  }

  @Test
  void what_the_library_stumbles_over_is_an_internal_error() {
    assertThat(evaluate("$base64decode('!!!')"))
        .matches("threw an internal error during evaluation\\. [0-9a-f-]{36}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '`',
      textBlock =
          """
          a[1,2)              → Expected "]", got ","
          "unterminated       → String literal must be terminated by a matching quote
          1 +                 → Unexpected end of expression
          {"a":}              → The symbol "}" cannot be used as a unary operator
          $x :=               → Unexpected end of expression
          $match("a", /abc    → No terminating / in regular expression
          phone %.other       → The symbol "." cannot be used as a unary operator
          function(x) {1}     → Parameter "x" of function definition must be a variable name (start with $)
          ``                  → Unexpected end of expression
          """)
  void a_text_that_is_no_query_is_refused(String text, String expected) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Query.compile(text))
        .withMessage(expected);
  }

  @Test
  void a_text_that_is_nested_too_deeply_is_refused() {
    String deep = "(".repeat(200_000) + "1" + ")".repeat(200_000);

    assertThatThrownBy(() -> Query.compile(deep)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '`',
      textBlock =
          """
          phone[0] + $.fax                                  → [phone, $]
          $map($states.input, function($x) {name & $x.zip}) → [name]
          $states.input.items[phone > 3].(fax)              → []
          $states.input^(phone){fax: zip}                   → []
          {"a": phone, fax: [zip]}                          → [phone, fax, zip]
          $v ? phone : -fax                                 → [phone, fax]
          ($x := phone; $x ~> |street|{"no": house}|)       → [phone]
          """)
  void a_name_is_looked_up_in_what_surrounds_it(String text, String expected) {
    assertThat(Query.compile(text).topLevel()).hasToString(expected);
  }

  @Test
  void a_query_tells_what_it_refers_to() {
    Query query = Query.compile("$sum($a) + $states.result.x + $count($states.context) + $$.y");

    assertThat(query.variables()).containsExactly("sum", "a", "states", "count");
    assertThat(query.fieldsOfStates()).containsExactly("result", "context");
    assertThat(query.asksForRoot()).isTrue();
    assertThat(Query.compile("$a").asksForRoot()).isFalse();
  }

  @Test
  void many_threads_evaluate_the_same_queries_at_once() throws Exception {
    List<Query> queries =
        List.of(
            Query.compile("$states.input.items.(p * q)"),
            Query.compile("$map($states.input.arr, function($x) {$x + $v.a[0]})"),
            Query.compile("($f := $uppercase ~> $lowercase; $f($states.input.s))"),
            Query.compile("($g := $substring(?, 1); $g($states.input.s))"));
    var results = new ArrayList<Future<String>>();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 4_000; i++) {
        Query query = queries.get(i % 4);
        results.add(threads.submit(() -> String.valueOf(query.evaluate(seen()))));
      }
    }

    assertThat(results.stream().map(QueryTest::got).distinct())
        .containsExactly("[6,5]", "[8,9,10]", "\"abc\"", "\"bc\"");
  }

  private static String got(Future<String> result) {
    try {
      return result.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
