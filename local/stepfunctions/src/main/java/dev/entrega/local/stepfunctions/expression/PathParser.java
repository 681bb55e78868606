package dev.entrega.local.stepfunctions.expression;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a JSONPath, by the grammar of the library that AWS uses. */
final class PathParser {

  private static final int MOST_STEPS = 500;

  private final TextReader text;
  private final Place place;

  /**
   * @param place where the path stands, which tells what ends a name in it
   */
  PathParser(TextReader text, Place place) {
    this.text = text;
    this.place = place;
  }

  /** Where a path stands. */
  enum Place {
    ALONE(".[( "),
    WITHIN(".[( )]<>=~!&|,");

    private final String endsOfNames;

    Place(String endsOfNames) {
      this.endsOfNames = endsOfNames;
    }
  }

  /** Reads the whole text as one path that begins with {@code $}. */
  Path whole() {
    if (text.peek() != '$') {
      throw text.bad("'$'");
    }
    Path path = path();
    if (!text.atEnd()) {
      throw text.bad("'.' or '['");
    }
    return path;
  }

  /** Reads a path, of whose first character the caller has made sure. */
  Path path() {
    int start = text.position();
    text.next();
    var steps = new ArrayList<Step>();
    Aggregate aggregate = null;
    while (aggregate == null && (text.peek() == '.' || text.peek() == '[')) {
      boolean anywhere = text.skip("..");
      if (!anywhere) {
        text.skip(".");
      }
      aggregate = anywhere ? null : aggregate();
      if (aggregate == null) {
        steps.add(anywhere ? new Step.Anywhere(step(true)) : step(false));
      }
      if (steps.size() > MOST_STEPS) {
        throw text.bad("no more than " + MOST_STEPS + " steps");
      }
    }
    return Path.of(text.since(start), steps, aggregate);
  }

  private Step step(boolean anywhere) {
    if (text.peek() == '[') {
      return bracket(anywhere);
    }
    return text.skip("*") ? new Step.Wildcard() : new Step.Field(text.until(place.endsOfNames));
  }

  private @Nullable Aggregate aggregate() {
    int start = text.position();
    if (!Character.isLetter(text.peek())) {
      return null;
    }
    String word = text.until(place.endsOfNames);
    if (!text.skip("(")) {
      text.rewind(start);
      return null;
    }
    Aggregate.Name name = Aggregate.Name.of(word);
    if (name == null) {
      throw text.bad("a function instead of '" + word + "'");
    }
    var arguments = new ArrayList<Operand>();
    text.spaces();
    while (!text.skip(")")) {
      if (!arguments.isEmpty()) {
        text.expect(",");
      }
      arguments.add(new OperandParser(text).operand());
      text.spaces();
    }
    return new Aggregate(name, List.copyOf(arguments));
  }

  private Step bracket(boolean anywhere) {
    text.expect("[");
    text.spaces();
    Step step;
    if (text.skip("*")) {
      step = new Step.Wildcard();
    } else if (text.skip("?")) {
      text.spaces();
      text.expect("(");
      step = new Step.Where(new FilterParser(text).filter());
      text.expect(")");
    } else if (text.peek() == '\'' || text.peek() == '"') {
      return names(anywhere);
    } else {
      step = text.peek() == ':' ? slice(null) : indices();
    }
    text.spaces();
    text.expect("]");
    return step;
  }

  private Step names(boolean anywhere) {
    var names = new ArrayList<String>();
    do {
      text.spaces();
      if (text.peek() != '\'' && text.peek() != '"') {
        throw text.bad("a name in quotes");
      }
      names.add(text.quoted());
      text.spaces();
    } while (text.skip(","));
    text.expect("]");
    if (names.size() == 1) {
      return new Step.Field(names.getFirst());
    }
    boolean last = text.peek() != '.' && text.peek() != '[';
    return last
        ? new Step.Pick(List.copyOf(names), anywhere)
        : new Step.Each(names.stream().<Step.Definite>map(Step.Field::new).toList());
  }

  private Step indices() {
    var indices = new ArrayList<Step.Definite>();
    do {
      text.spaces();
      int index = text.integer();
      text.spaces();
      if (indices.isEmpty() && text.peek() == ':') {
        return slice(index);
      }
      indices.add(new Step.Index(index));
    } while (text.skip(","));
    return indices.size() == 1 ? indices.getFirst() : new Step.Each(List.copyOf(indices));
  }

  /** Reads the rest of a slice; a third number, its step, is read and means nothing to AWS. */
  private Step slice(@Nullable Integer from) {
    text.expect(":");
    text.spaces();
    Integer to = text.peek() == ']' || text.peek() == ':' ? null : Integer.valueOf(text.integer());
    text.spaces();
    if (text.skip(":") && text.peek() != ']') {
      text.integer();
    }
    if (from == null && to == null) {
      throw text.bad("a bound of the slice");
    }
    return new Step.Slice(from, to);
  }
}
