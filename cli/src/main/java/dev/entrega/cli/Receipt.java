package dev.entrega.cli;

/**
 * What became of the events that were sent.
 *
 * @param sent handed to the broker
 * @param confirmed the broker answers for them: acknowledged, and not returned
 * @param returned came back, because no queue is bound for them
 */
record Receipt(int sent, int confirmed, int returned) {

  static final Receipt NOTHING = new Receipt(0, 0, 0);

  Receipt plus(Receipt other) {
    return new Receipt(sent + other.sent, confirmed + other.confirmed, returned + other.returned);
  }

  boolean isComplete() {
    return sent == confirmed;
  }

  @Override
  public String toString() {
    return "%,d sent, %,d confirmed, %,d returned".formatted(sent, confirmed, returned);
  }
}
