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
          $.books[0]['title','price']          | ["A",8]
          $.books[1:].title                    | ["B","C"]
          $.books[:2].title                    | ["A","B"]
          $.books[:-1].title                   | ["A","B"]
          $.books[0:3:2].title                 | ["A","C"]
          $.books[::2].title                   | ["A","C"]
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
          $.bike[?(@ == 'red')]                | ["red"]
          $.none[?(@.x)]                       | []
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
        "$.none.x"
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
        "$[0:1:0]",
        "$[0,]",
        "$.a[?(@.x ==)]",
        "$.a[?(1)]",
        "$.a[?(@.x == y)]",
        "$.a[?(@.x in 1)]",
        "$.a[?(@.x]",
        "$..",
        "$[99999999999]",
        "$.a[?(@.x == ['x'])]"
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
  void knows_whether_it_may_be_written_to() {
    assertThat(Path.parse("$.a[0]['b']").isDefinite()).isTrue();
    assertThat(Path.parse("$.a[*]").isDefinite()).isFalse();
    assertThat(Path.parse("$").isRoot()).isTrue();
  }

  @Test
  void numbers_are_equal_by_value_also_deep_inside() {
    assertThat(Values.equal(json("{\"a\": [1, 2.0]}"), json("{\"a\": [1.0, 2]}"))).isTrue();
    assertThat(Values.equal(json("{\"a\": [1]}"), json("{\"a\": [2]}"))).isFalse();
    assertThat(Values.equal(json("12345678901"), json("12345678901.0"))).isTrue();
    assertThat(Values.equal(json("\"a\""), json("1"))).isFalse();
  }
}
