package dev.entrega.local.launcher.template;

import java.util.List;
import java.util.Map;

/** A piece of a template, as its author wrote it. */
sealed interface Value {

  /**
   * A text, a number or a truth.
   *
   * @param bare whether JSON writes it without quotes
   */
  record Scalar(String text, boolean bare) implements Value {}

  /** A list. */
  record Items(List<Value> items) implements Value {}

  /** A map, in the order of the text. */
  record Fields(Map<String, Value> fields) implements Value {

    /** The map under that name; an empty one where there is none. */
    Fields fields(String name) {
      return fields.get(name) instanceof Fields inner ? inner : new Fields(Map.of());
    }
  }

  /**
   * Something to be looked up or put together.
   *
   * @param function by CloudFormation's long name: {@code Ref}, {@code Fn::GetAtt} …
   */
  record Call(String function, Value argument) implements Value {}
}
