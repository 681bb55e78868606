package dev.entrega.local.stepfunctions.expression.jsonata;

/** An evaluation that is going on, for the functions that look beyond their arguments. */
record Evaluation(Seen seen, Bounds bounds) {

  private static final ScopedValue<Evaluation> CURRENT = ScopedValue.newInstance();

  /** The one that the calling thread is in. */
  static Evaluation current() {
    return CURRENT.get();
  }

  /** Does some work of this evaluation. */
  <T> T run(ScopedValue.CallableOp<T, RuntimeException> work) {
    return ScopedValue.where(CURRENT, this).call(work);
  }
}
