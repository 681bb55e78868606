package dev.entrega.local.stepfunctions.expression.jsonata;

import java.util.AbstractList;
import java.util.RandomAccess;
import tools.jackson.databind.node.ArrayNode;

/** An array of JSON as the library looks at it. */
final class ArrayView extends AbstractList<Object> implements RandomAccess {

  private final ArrayNode array;

  ArrayView(ArrayNode array) {
    this.array = array;
  }

  ArrayNode array() {
    return array;
  }

  @Override
  public Object get(int index) {
    return Values.toLibrary(array.required(index));
  }

  @Override
  public int size() {
    return array.size();
  }
}
