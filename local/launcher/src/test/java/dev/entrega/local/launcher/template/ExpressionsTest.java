package dev.entrega.local.launcher.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionsTest {

  private final Expressions expressions =
      new Expressions(
          new Expressions.Names() {
            @Override
            public String ref(String name) {
              return "<" + name + ">";
            }

            @Override
            public String attribute(String id, String attribute) {
              return "<" + id + "'s " + attribute + ">";
            }
          });

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "plain                                        | plain",
        "!Ref Queue                                   | <Queue>",
        "{Ref: 'AWS::Region'}                         | <AWS::Region>",
        "!GetAtt Queue.Arn                            | <Queue's Arn>",
        "!GetAtt [Queue, Arn]                         | <Queue's Arn>",
        "{'Fn::GetAtt': [Queue, Arn]}                 | <Queue's Arn>",
        "!Sub a-${Queue}-${Queue.Arn}-${!kept}        | a-<Queue>-<Queue's Arn>-${kept}",
        "!Sub ['${a}:${Topic}', {a: !Ref Queue}]      | <Queue>:<Topic>",
        "!Join ['/', [a, !Ref Queue, !Sub 'x${Y}']]   | a/<Queue>/x<Y>"
      })
  void a_text_is_looked_up_or_put_together(String yaml, String text) {
    assertThat(expressions.text(value(yaml))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{arn: !GetAtt A.Arn, count: 5} | {\"arn\":\"<A's Arn>\",\"count\":5}",
        "[true, 'true', 1.5, '1.5', x]  | [true,\"true\",1.5,\"1.5\",\"x\"]"
      })
  void json_keeps_numbers_and_truths_apart_from_texts(String yaml, String json) {
    assertThat(expressions.json(value(yaml))).hasToString(json);
  }

  @ParameterizedTest
  @ValueSource(strings = {"!If [a, b, c]", "!Join x", "!GetAtt Queue", "[a]"})
  void what_it_does_not_know_is_refused(String yaml) {
    assertThatThrownBy(() -> expressions.text(value(yaml)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Expected ");
  }

  @Test
  void a_text_that_is_no_template_is_refused() {
    assertThatThrownBy(() -> TemplateReader.read("- a\n- b"))
        .hasMessage("Expected a template, but the text is no map of sections.");
  }

  private static Value value(String yaml) {
    return TemplateReader.read("Values:\n  value: " + yaml)
        .fields("Values")
        .fields()
        .values()
        .iterator()
        .next();
  }
}
