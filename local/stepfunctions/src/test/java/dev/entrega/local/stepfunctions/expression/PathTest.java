package dev.entrega.local.stepfunctions.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PathTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final JsonNode STORE =
      json(
          """
          {"books": [
             {"title": "A", "price": 8, "tags": ["x"], "isbn": "1"},
             {"title": "B", "price": 12.5, "tags": ["x", "y"]},
             {"title": "C", "price": 22, "sold": true, "isbn": null}],
           "bike": {"price": 19, "the colour": "red", "naïve-key": 1},
           "none": null}
          """);

  private static JsonNode json(String text) {
    return JSON.readTree(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '`',
      textBlock =
          """
          $.bike.price                         | 19
          $['bike']["price"]                   | 19
          $.bike['the colour']                 | "red"
          $.bike.naïve-key                     | 1
          $.none                               | null
          $.books[0].title                     | "A"
          $.books[-1].title                    | "C"
          $.books[ 1 ].title                   | "B"
          $.books[*].title                     | ["A","B","C"]
          $.books[0,2].title                   | ["A","C"]
          $.books[0]['title','price']          | {"title":"A","price":8}
          $.books[0]['title','none']           | {"title":"A"}
          $['books','bike'].price              | [19]
          $..['title','price']                 | [{"title":"A","price":8},{"title":"B","price":12.5},{"title":"C","price":22}]
          $.books[1:].title                    | ["B","C"]
          $.books[:2].title                    | ["A","B"]
          $.books[:-1].title                   | ["A","B"]
          $.books[0:3:2].title                 | ["A","B","C"]
          $.books[-9:1].title                  | ["A"]
          $.books[2:1].title                   | []
          $.books[ -1 , 0 ].title              | ["C","A"]
          $.['bike'].price                     | 19
          $.books.[0].title                    | "A"
          $.nowhere.at[*].all                  | []
          $.none[*]                            | []
          $.bike.price[?(@.x)]                 | []
          $.books[-2:].title                   | ["B","C"]
          $.bike[0:1]                          | []
          $..price                             | [8,12.5,22,19]
          $..['title']                         | ["A","B","C"]
          $.books..*                           | [{"title":"A","price":8,"tags":["x"],"isbn":"1"},{"title":"B","price":12.5,"tags":["x","y"]},{"title":"C","price":22,"sold":true,"isbn":null},"A",8,["x"],"1","x","B",12.5,["x","y"],"x","y","C",22,true,null]
          $.bike.*                             | [19,"red",1]
          $.books[?(@.price > 10)].title       | ["B","C"]
          $.books[?(@.price >= 12.5)].title    | ["B","C"]
          $.books[?(@.price < 10)].title       | ["A"]
          $.books[?(@.price <= 8.0)].title     | ["A"]
          $.books[?(@.price == 8)].title       | ["A"]
          $.books[?(@.price != 8)].title       | ["B","C"]
          $.books[?(@.isbn)].title             | ["A","C"]
          $.books[?(!@.isbn)].title            | ["B"]
          $.books[?(@.tags[*])].title          | ["A","B"]
          $.books[?(@.sold == true)].title     | ["C"]
          $.books[?(@.isbn == null)].title     | ["C"]
          $.books[?(@.isbn != '1')].title      | ["B","C"]
          $.books[?('B' == @.title)].title     | ["B"]
          $.books[?(@.title > 'A' && @.price < 20)].title        | ["B"]
          $.books[?((@.price < 10) || @.sold == true)].title     | ["A","C"]
          $.books[?(@.title in ['A', 'C', 1, false])].title      | ["A","C"]
          $.books[?(@.sold in [true])].title   | ["C"]
          $.books[?(@.tags == 1)].title        | []
          $.books[?(@.tags < 1)].title         | []
          $.bike[?(@.price > 10)].price        | [19]
          $.bike[?(@ == 'red')]                | []
          $.none[?(@.x)]                       | []
          $.books[?(@.price < $.bike.price)].title        | ["A","B"]
          $.books[?(@.isbn == 1)].title        | ["A"]
          $.books[?('1' == @.isbn)].title      | ["A"]
          $.books[?(@.price == '8.0')].title   | ["A"]
          $.books[?('8.0' == @.price)].title   | []
          $.books[?(@.price == 'x')].title     | []
          $.books[?(@.price === 8)].title      | ["A"]
          $.books[?(@.isbn !== 1)].title       | ["A","B","C"]
          $.books[?(@.title nin ['A'])].title  | ["B","C"]
          $.books[?(@.title in 1)].title       | []
          $.books[?(@.title =~ /[ab]/i)].title | ["A","B"]
          $.books[?(/8|22/ =~ @.price)].title  | ["A","C"]
          $.books[?(@.none =~ /a\\/b/dmsuxU)].title         | []
          $.books[?(@.tags contains 'y')].title           | ["B"]
          $.books[?(@.title contains 'A')].title          | ["A"]
          $.books[?(@.price contains 'A')].title          | []
          $.books[?(@.tags size 2)].title      | ["B"]
          $.books[?(@.title size 1)].title     | ["A","B","C"]
          $.books[?(@.price size 1)].title     | []
          $.books[?(@.tags empty false)].title | ["A","B"]
          $.bike[?(@ empty false)].price       | [19]
          $.books[?(@.price empty false)].title           | []
          $.books[?(@.title empty true)].title            | []
          $.books[?(@.tags subsetof ['x', 'z'])].title    | ["A"]
          $.books[?(@.tags anyof ["y"])].title            | ["B"]
          $.books[?(@.tags noneof ['y'])].title           | ["A"]
          $.books[?(@.tags all ['x', 'y'])].title         | ["B"]
          $.books[?(@.tags == ['x'])].title    | ["A"]
          $.books[?(@ == {"a": [1]})].title    | []
          $.books[?(@.tags.length() == 1)].title          | ["A"]
          $.books.length()                     | 3
          $.books.size()                       | 3
          $.bike.length()                      | 3
          $.bike.price.length()                | null
          $.books[*].tags.length()             | [1,2]
          $.bike.keys()                        | ["price","the colour","naïve-key"]
          $.books.keys()                       | null
          $..price.sum()                       | 61.5
          $..price.avg()                       | 15.375
          $..price.min()                       | 8.0
          $..price.max()                       | 22.0
          $..price.stddev()                    | 5.4700891217602665
          $.sum(1, 2, $.books[*].price)        | 45.5
          $.bike.price.max(20, 21)             | 21.0
          $.books[1].tags.concat('!')          | "xy!"
          $.bike.concat("a", 1)                | "a1"
          $.books[1].tags.append('z')          | ["x","y","z"]
          $.bike.price.append(1)               | 19
          $.books[1].tags.first()              | "x"
          $.books[1].tags.last()               | "y"
          $.books[1].tags.index(-2)            | "x"
          """)
  void finds(String path, String expected) {
    assertThat(Path.parse(path).find(STORE)).hasToString(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$.nowhere",
        "$.bike.price.x",
        "$.books[3]",
        "$.books[-4]",
        "$.bike[0]",
        "$.none.x",
        "$.bike.price['a','b']",
        "$.bike.sum()",
        "$.nowhere.length()",
        "$.bike.first()",
        "$.bike.last()",
        "$.books[1].tags.index(9)",
        "$.books[1].tags.index('x')",
        "$.books[1].tags.index()"
      })
  void a_definite_path_may_lead_nowhere(String path) {
    assertThat(Path.parse(path).find(STORE)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "$a",
        "$.",
        "$.a b",
        "$[",
        "$[0",
        "$['a",
        "$[x]",
        "$[:]",
        "$[::2]",
        "$[0:x]",
        "$.a b",
        "$.books.nofunction()",
        "$.books.length().x",
        "$.books.length(",
        "$.a[?]",
        "$.a[?(@.x =~ 1)]",
        "$.a[?(@.x =~ /a)]",
        "$.a[?(@.x =~ /(/)]",
        "$.a[?(@.x == [1)]",
        "$['a',1]",
        "$[0,]",
        "$.a[?(@.x ==)]",
        "$.a[?(1)]",
        "$.a[?(@.x == y)]",
        "$.a[?(@.x]",
        "$..",
        "$[99999999999]",
        "$.a[?(true)]"
      })
  void refuses_what_is_no_path(String path) {
    assertThatIllegalArgumentException().isThrownBy(() -> Path.parse(path));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          $         | {"a":[1,2]} | 9
          $.b       | {"a":[1,2]} | {"a":[1,2],"b":9}
          $.a       | {"a":[1,2]} | {"a":9}
          $.b.c.d   | {"a":1}     | {"a":1,"b":{"c":{"d":9}}}
          $.a[1]    | {"a":[1,2]} | {"a":[1,9]}
          $.a[1].b  | {"a":[1,{}]} | {"a":[1,{"b":9}]}
          """)
  void puts(String path, String into, String expected) {
    JsonNode root = json(into);

    assertThat(Path.parse(path).put(root, json("9"))).hasToString(expected);
    assertThat(root).hasToString(into);
  }

  @ParameterizedTest
  @ValueSource(strings = {"$.a.b", "$.c[0]", "$.d[5]", "$.d.x"})
  void puts_nothing_where_nothing_can_be(String path) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Path.parse(path).put(json("{\"a\": 1, \"d\": [1]}"), json("9")));
  }

  @Test
  void refuses_what_is_too_long_or_too_deep() {
    assertThatIllegalArgumentException().isThrownBy(() -> Path.parse("$" + ".a".repeat(501)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Path.parse("$.a[?(" + "(".repeat(60) + "@.b" + ")".repeat(60) + ")]"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          $.a[0]['b']   | true
          $             | true
          $.a[*]        | false
          $['a','b']    | false
          $.a.length()  | false
          """)
  void knows_whether_it_may_be_written_to(String path, boolean expected) {
    assertThat(Path.parse(path).isReference()).isEqualTo(expected);
  }

  @Test
  void knows_whether_it_means_the_whole() {
    assertThat(Path.parse("$").isRoot()).isTrue();
    assertThat(Path.parse("$.length()").isRoot()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          $.x               | No results for path: $['x']
          $.l[3]            | No results for path: $['l'][3]
          $.l[3].y          | No results for path: $['l'][3]['y']
          $.x.y.z           | Missing property in path $['x']
          $.n.y             | Expected to find an object with property ['y'] in path $['n'] but found 'null'. This is not a json object according to the JsonProvider: 'com.jayway.jsonpath.spi.json.JacksonJsonProvider'.
          $.s.y             | Expected to find an object with property ['y'] in path $['s'] but found 'java.lang.String'. This is not a json object according to the JsonProvider: 'com.jayway.jsonpath.spi.json.JacksonJsonProvider'.
          $.l.y             | Expected to find an object with property ['y'] in path $['l'] but found 'java.util.ArrayList'. This is not a json object according to the JsonProvider: 'com.jayway.jsonpath.spi.json.JacksonJsonProvider'.
          $.i.y             | Expected to find an object with property ['y'] in path $['i'] but found 'java.lang.Integer'. This is not a json object according to the JsonProvider: 'com.jayway.jsonpath.spi.json.JacksonJsonProvider'.
          $.g.y             | Expected to find an object with property ['y'] in path $['g'] but found 'java.lang.Long'. This is not a json object according to the JsonProvider: 'com.jayway.jsonpath.spi.json.JacksonJsonProvider'.
          $.h.y             | Expected to find an object with property ['y'] in path $['h'] but found 'java.math.BigInteger'. This is not a json object according to the JsonProvider: 'com.jayway.jsonpath.spi.json.JacksonJsonProvider'.
          $.d.y             | Expected to find an object with property ['y'] in path $['d'] but found 'java.lang.Double'. This is not a json object according to the JsonProvider: 'com.jayway.jsonpath.spi.json.JacksonJsonProvider'.
          $.t.y             | Expected to find an object with property ['y'] in path $['t'] but found 'java.lang.Boolean'. This is not a json object according to the JsonProvider: 'com.jayway.jsonpath.spi.json.JacksonJsonProvider'.
          $.n[0]            | The path $['n'] is null
          $.o[0].a          | Filter: [0]['a'] can only be applied to arrays. Current context is: {k=1}
          $.o['a','b']      | No results for path: $['o']['a','b']
          $..x.sum()        | No results for path: $..x.sum()
          """)
  void says_why_it_leads_nowhere(String path, String expected) {
    JsonNode root =
        json(
            """
            {"n": null, "s": "text", "l": [1], "i": 1, "g": 3000000000, "h": 30000000000000000000,
             "d": 1.5, "t": true, "o": {"k": 1}}
            """);

    assertThat(Path.parse(path).whyMissing(root)).isEqualTo(expected);
  }

  @Test
  void numbers_are_equal_by_value_also_deep_inside() {
    assertThat(Values.equal(json("{\"a\": [1, 2.0]}"), json("{\"a\": [1.0, 2]}"))).isTrue();
    assertThat(Values.equal(json("{\"a\": [1]}"), json("{\"a\": [2]}"))).isFalse();
    assertThat(Values.equal(json("12345678901"), json("12345678901.0"))).isTrue();
    assertThat(Values.equal(json("\"a\""), json("1"))).isFalse();
  }
}
