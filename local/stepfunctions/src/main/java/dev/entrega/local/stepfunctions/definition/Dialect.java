package dev.entrega.local.stepfunctions.definition;

import dev.entrega.local.stepfunctions.expression.DataFlow;
import dev.entrega.local.stepfunctions.expression.Template;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How the fields of a state are read in its query language. */
sealed interface Dialect permits PathDialect, JsonataDialect {

  static Dialect of(QueryLanguage language) {
    return switch (language) {
      case JSONPATH -> new PathDialect();
      case JSONATA -> new JsonataDialect();
    };
  }

  /** The language that is read. */
  QueryLanguage language();

  /** The data flow of a Task or Parallel. */
  DataFlow ofCaller(Fields fields);

  /** The {@code Credentials} of a Task; nothing where it has none. */
  @Nullable Template credentials(Fields fields);

  /** The data flow of a Map, which makes the input of each item by other fields. */
  DataFlow ofMap(Fields fields);

  /** The data flow of a Pass. */
  DataFlow ofPass(Fields fields);

  /** The data flow of a Choice without a rule that holds, and of a Wait. */
  DataFlow ofOnlooker(Fields fields);

  /** The data flow of a Succeed, which assigns nothing. */
  DataFlow ofSucceed(Fields fields);

  /** The data flow of a Choice where a rule holds. */
  DataFlow ofWay(Fields choice, Fields rule);

  /** The data flow of a state that has caught an error. */
  DataFlow ofCatcher(Fields catcher);

  /** The condition of a Choice; nothing where it cannot be read. */
  @Nullable Rule rule(Fields fields);

  /** The data flow of a Fail, which nothing leaves. */
  DataFlow ofFail();

  /** The {@code Result} of a Pass, where it is one of the language's fields. */
  @Nullable JsonNode passResult(Fields fields);

  /** Over what a Map runs. */
  ItemSource items(Fields fields);

  /** What makes the input of an item of a Map; nothing where it is the item itself. */
  @Nullable Template itemSelector(Fields fields);

  /** A number, or what finds it; nothing where it is not given. */
  @Nullable Amount amount(Fields fields, String name, long least);

  /** A number of hundredths, or what finds it; nothing where it is not given. */
  @Nullable Share share(Fields fields, String name);

  /** A value with expressions in it; nothing where it is not given. */
  @Nullable Template template(Fields fields, String name);

  /** What a call takes its arguments from; nothing where it is not given. */
  default @Nullable Template arguments(Fields fields) {
    return template(fields, nameOfArguments());
  }

  /** The field that {@link #arguments} reads. */
  String nameOfArguments();

  /** A text, or what finds it; nothing where it is not given. */
  @Nullable Words words(Fields fields, String name);

  /** How long a Wait waits; nothing, and a diagnostic, where that is not given. */
  @Nullable Pause pause(Fields fields);
}
