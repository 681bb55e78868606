package dev.entrega.local.stepfunctions.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.InstantSource;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExpressionTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String INPUT =
      """
      {"s": "a,b;c", "n": 7, "a": [1, 2, 2, "x"], "o": {"k": 1, "l": {"m": "é"}}, "t": true, "z": null, "huge": 1e999, "template": "{}x{}", "backslash": "\\\\{}"}
      """;

  private static JsonNode evaluate(String text) throws StatesError {
    return Expression.parse(text).evaluate(scope(7), "field");
  }

  private static Scope scope(long seed) {
    return new Scope(
        JSON.readTree(INPUT),
        new Setting(
            () -> JSON.readTree("{\"Execution\": {\"Name\": \"me\"}}"),
            Variables.NONE,
            new Random(seed),
            InstantSource.system(),
            Observer.NONE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          $.n                                              | 7
          $$.Execution.Name                                | "me"
          $$                                               | {"Execution":{"Name":"me"}}
          States.Format('no braces')                       | "no braces"
          States.Format('{} and {}', $.n, $.s)             | "7 and a,b;c"
          States.Format('{}', $.o)                         | "{k=1, l={m=é}}"
          States.Format('{} {} {}', $.a, $.t, $.z)         | "[1, 2, 2, x] true null"
          States.Format('\\{{}\\} it\\'s \\\\', 1.5)       | "{1.5} it's \\\\"
          States.Format('\\"{}\\" {', 1.0)                  | "\\"1.0\\" {"
          States.Format($.template, 1, 2)                  | "1x2"
          States.Format($.backslash, 1)                    | "\\\\1"
          States.Format('a\\dz')                            | !Open escape backslash \\ found in the string 'a\\dz'
          States.Format('{', 'x')                          | !Number of arguments does not match the template
          States.Format('{}')                              | !Number of arguments does not match the template
          States.Format($.n)                               | !Invalid argument 1: expected string, but was NUMBER
          States.Format()                                  | !Invalid number of arguments
          States.StringToJson('{"a":[1]}')                 | {"a":[1]}
          States.StringToJson('')                          | null
          States.StringToJson('{')                         | !Unexpected end-of-input: expected close marker for Object
          States.StringToJson('\\{"a": "it\\'s"\\}')          | {"a":"it's"}
          States.StringToJson('1 2')                       | !Trailing token
          States.JsonToString($.o)                         | "{\\"k\\":1,\\"l\\":{\\"m\\":\\"é\\"}}"
          States.Array()                                   | []
          States.Array($.n, 'x', null, true, false, -2)    | [7,"x",null,true,false,-2]
          States.ArrayPartition($.a, 3)                    | [[1,2,2],["x"]]
          States.ArrayPartition($.a, 0)                    | !The chunk size must be a positive integer
          States.ArrayContains($.a, 2)                     | true
          States.ArrayContains($.a, 'y')                   | false
          States.ArrayContains($.n, 7)                     | !Invalid argument 1: expected array, but was NUMBER
          States.ArrayRange(1, 9, 2)                       | [1,3,5,7,9]
          States.ArrayRange(3, 1, -1)                      | [3,2,1]
          States.ArrayRange(1, 9, 0)                       | !The step must not be zero
          States.ArrayRange(1, 1001, 1)                    | !The range must not have more than 1000 elements
          States.ArrayRange('a', 9, 1)                     | !Invalid argument 1: expected number, but was STRING
          States.ArrayGetItem($.a, 3)                      | "x"
          States.ArrayGetItem($.a, 4)                      | !The index 4 is out of bounds
          States.ArrayGetItem($.a, -1)                     | !The index -1 is out of bounds
          States.ArrayLength($.a)                          | 4
          States.ArrayUnique($.a)                          | [1,2,"x"]
          States.Base64Encode('Hello')                     | "SGVsbG8="
          States.Base64Decode('SGVsbG8=')                  | "Hello"
          States.Base64Decode('%%%%')                      | !Illegal base64 character 25
          States.Hash('a', 'MD5')                          | "0cc175b9c0f1b6a831c399e269772661"
          States.Hash($.n, 'SHA-1')                        | "902ba3cda1883801594b6e1b452790cc53948fda"
          States.Hash('a', 'CRC')                          | !Unknown algorithm 'CRC'
          States.JsonMerge($.o, $.o.l, false)              | {"k":1,"l":{"m":"é"},"m":"é"}
          States.JsonMerge($.o, $.o.l, true)               | !Deep merging is not supported
          States.JsonMerge($.o, $.o, 'false')              | !Invalid argument 3: expected boolean, but was STRING
          States.JsonMerge($.o, 1, false)                  | !Only objects can be merged
          States.JsonMerge(1, $.o, false)                  | !Only objects can be merged
          States.MathRandom(5, 5)                          | 5
          States.MathRandom(6, 5)                          | !The end must not be less than the start
          States.MathAdd($.n, -9)                          | -2
          States.MathAdd(1.6, 1)                           | 3
          States.MathAdd(2147483647, 2147483647)           | 4294967294
          States.MathAdd(3000000000, 1)                    | !Invalid argument 1: expected a number between -2147483648 and 2147483647
          States.MathAdd(-2147483649, 1)                   | !Invalid argument 1: expected a number between -2147483648 and 2147483647
          States.MathAdd(1e1, -2.5)                        | 8
          States.MathAdd($.huge, 1)                        | !Invalid argument 1: expected number, but was NUMBER
          States.MathAdd('1', 1)                           | !Invalid argument 1: expected number, but was STRING
          States.StringSplit($.s, ',;')                    | ["a","b","c"]
          States.StringSplit(',,a,,', ',')                 | ["a"]
          States.StringSplit($.s, '')                      | ["a,b;c"]
          States.StringSplit('', ',')                      | []
          States.ArrayGetItem($.a[?(@ == 'x')], 0)         | "x"
          States.Array($.o['k'], $.o["k"], $.a.length())   | [1,1,4]
          States.ArrayLength(States.StringSplit($.s, ','))  | 2
          """)
  void means(String text, String expected) throws StatesError {
    if (expected.startsWith("!")) {
      assertThatThrownBy(() -> evaluate(text))
          .isInstanceOfSatisfying(
              StatesError.class,
              e -> {
                assertThat(e.error()).isEqualTo("States.IntrinsicFailure");
                assertThat(e.cause())
                    .startsWith(
                        "The function '%s' had the following error: %s"
                            .formatted(text, expected.substring(1)));
              });
    } else {
      assertThat(evaluate(text)).hasToString(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "n",
        "States.Nope()",
        "States.Format",
        "States.Format('a'",
        "States.Format('a",
        "States.Format('a') ",
        "States.MathAdd(1, x)",
        "States.MathAdd(1 2)",
        "$.a b",
        "States.MathAdd(99999999999999999999, 1)",
        "States.MathAdd(1e99, 1)",
        "States.Format('a\\",
        "States.Array($.a",
        "States.Array(x$.a)",
        "States.Array(States.Array(States.Array(States.Array(States.Array(States.Array(States.Array("
            + "States.Array(States.Array(States.Array(States.Array())))))))))))"
      })
  void refuses_what_is_no_expression(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Expression.parse(text));
  }

  @Test
  void random_numbers_lie_within_their_range_and_repeat_by_seed() throws StatesError {
    for (int i = 0; i < 100; i++) {
      assertThat(Expression.parse("States.MathRandom(1, 4)").evaluate(scope(i), "f").intValue())
          .isBetween(1, 3);
    }
    assertThat(evaluate("States.MathRandom(1, 1000, 42)"))
        .isEqualTo(evaluate("States.MathRandom(1, 1000, 42)"));
  }

  @Test
  void a_uuid_is_of_version_4() throws StatesError {
    assertThat(evaluate("States.UUID()").stringValue())
        .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
  }

  @Test
  void too_much_is_neither_encoded_nor_hashed() {
    String long1 = "x".repeat(10_001);

    assertThatThrownBy(() -> evaluate("States.Base64Encode('%s')".formatted(long1)))
        .hasMessageContaining("10,000");
    assertThatThrownBy(() -> evaluate("States.Hash('%s', 'MD5')".formatted(long1)))
        .hasMessageContaining("10,000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a": 1, "b": [true]}                  | {"a":1,"b":[true]}
          {"a.$": "$.n", "b": {"c.$": "$$.Execution.Name", "d": [1]}} | {"a":7,"b":{"c":"me","d":[1]}}
          [1, {"x.$": "$.t"}]                    | [1,{"x":true}]
          "text"                                 | "text"
          """)
  void a_template_becomes(String template, String expected) throws StatesError {
    assertThat(Template.parse(JSON.readTree(template)).evaluate(scope(7))).hasToString(expected);
  }

  @Test
  void a_template_names_the_field_that_it_refuses() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Template.parse(JSON.readTree("{\"a\": {\"b.$\": 1}}")))
        .withMessage("b.$");
  }

  @Test
  void a_payload_is_measured_in_bytes() {
    assertThat(Payload.exceeds("a".repeat(10), 10)).isFalse();
    assertThat(Payload.exceeds("a".repeat(11), 10)).isTrue();
    assertThat(Payload.exceeds("é".repeat(5), 10)).isFalse();
    assertThat(Payload.exceeds("é".repeat(6), 10)).isTrue();
    assertThat(Payload.exceeds("€".repeat(4), 11)).isTrue();
    assertThat(Payload.exceeds("😀😀😀", 12)).isFalse();
    assertThat(Payload.exceeds("😀😀😀", 11)).isTrue();
  }
}
