package dev.entrega.local.stepfunctions.expression;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the steps of a JSONPath: Goessner's language as far as AWS takes it. */
final class PathParser {

  private final TextReader text;

  PathParser(String path) {
    this(new TextReader(path));
    if (text.peek() != '$') {
      throw text.bad("'$'");
    }
  }

  PathParser(TextReader text) {
    this.text = text;
  }

  /** Reads the whole text as one path. */
  List<Step> path() {
    List<Step> steps = steps();
    if (!text.atEnd()) {
      throw text.bad("'.' or '['");
    }
    return steps;
  }

  /** Reads as many steps as there are, after a first {@code $} or {@code @}. */
  List<Step> steps() {
    text.next();
    var steps = new ArrayList<Step>();
    while (true) {
      if (text.skip("..")) {
        steps.add(new Step.Anywhere(text.peek() == '[' ? bracket() : name()));
      } else if (text.skip(".")) {
        steps.add(name());
      } else if (text.peek() == '[') {
        steps.add(bracket());
      } else {
        return steps;
      }
    }
  }

  private Step name() {
    return text.skip("*") ? new Step.Wildcard() : new Step.Field(text.word("_-@$"));
  }

  private Step bracket() {
    text.expect("[");
    text.spaces();
    Step step;
    if (text.skip("*")) {
      step = new Step.Wildcard();
    } else if (text.skip("?(")) {
      step = new Step.Where(new FilterParser(text).filter());
      text.expect(")");
    } else {
      step = unionOrSlice();
    }
    text.spaces();
    text.expect("]");
    return step;
  }

  private Step unionOrSlice() {
    if (text.peek() == ':') {
      return slice(null);
    }
    var steps = new ArrayList<Step>();
    do {
      text.spaces();
      steps.add(member());
      text.spaces();
    } while (text.skip(","));
    if (text.peek() == ':'
        && steps.size() == 1
        && steps.getFirst() instanceof Step.Index(var from)) {
      return slice(from);
    }
    return steps.size() == 1 ? steps.getFirst() : new Step.Union(List.copyOf(steps));
  }

  private Step member() {
    return text.peek() == '\'' || text.peek() == '"'
        ? new Step.Field(text.quoted())
        : new Step.Index(text.integer());
  }

  private Step slice(@Nullable Integer from) {
    text.expect(":");
    Integer to = text.peek() == ']' || text.peek() == ':' ? null : text.integer();
    int by = text.skip(":") ? text.integer() : 1;
    if (by < 1) {
      throw text.bad("a positive step");
    }
    return new Step.Slice(from, to, by);
  }
}
