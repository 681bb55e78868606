package dev.entrega.local.stepfunctions.dataset;

/** What of a child's end is its result, spelt as a {@code WriterConfig} spells it. */
public enum Transformation {
  /** Everything that DescribeExecution tells of it. */
  NONE,
  /** Its output. */
  COMPACT,
  /** The elements of its output, where that is an array. */
  FLATTEN
}
