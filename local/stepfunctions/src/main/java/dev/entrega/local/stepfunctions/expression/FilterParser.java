package dev.entrega.local.stepfunctions.expression;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the condition of a {@code [?(...)]} step. */
final class FilterParser {

  private static final int DEEPEST = 50;

  private final TextReader text;
  private int depth;

  FilterParser(TextReader text) {
    this.text = text;
  }

  Filter filter() {
    var any = new ArrayList<Filter>();
    do {
      any.add(conjunction());
      text.spaces();
    } while (text.skip("||"));
    return any.size() == 1 ? any.getFirst() : new Filter.Any(List.copyOf(any));
  }

  private Filter conjunction() {
    var all = new ArrayList<Filter>();
    do {
      all.add(condition());
      text.spaces();
    } while (text.skip("&&"));
    return all.size() == 1 ? all.getFirst() : new Filter.All(List.copyOf(all));
  }

  private Filter condition() {
    if (++depth > DEEPEST) {
      throw text.bad("no deeper a filter");
    }
    text.spaces();
    Filter condition;
    if (text.skip("!")) {
      condition = new Filter.Not(condition());
    } else if (text.skip("(")) {
      condition = filter();
      text.expect(")");
    } else {
      condition = comparison();
    }
    depth--;
    return condition;
  }

  private Filter comparison() {
    Operand left = new OperandParser(text).operand();
    text.spaces();
    if (text.skip("=~")) {
      return match(left, new OperandParser(text).operand());
    }
    Relation relation = relation();
    if (relation != null) {
      return new Filter.Comparison(left, relation, new OperandParser(text).operand());
    }
    if (left instanceof Operand.At || left instanceof Operand.OfRoot) {
      return new Filter.Exists(left);
    }
    throw text.bad("a comparison");
  }

  private Filter match(Operand left, Operand right) {
    if (left instanceof Operand.Regex(var pattern)) {
      return new Filter.Matches(right, pattern);
    }
    if (right instanceof Operand.Regex(var pattern)) {
      return new Filter.Matches(left, pattern);
    }
    throw text.bad("a regular expression");
  }

  private @Nullable Relation relation() {
    for (Relation relation : Relation.values()) {
      int start = text.position();
      if (text.skip(relation.text())) {
        if (!relation.isWord() || !Character.isLetterOrDigit(text.peek())) {
          return relation;
        }
        text.rewind(start);
      }
    }
    return null;
  }
}
