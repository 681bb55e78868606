package dev.entrega.local.stepfunctions.api;

/** Whether an answer tells data and definitions, or only what is known about them. */
public enum IncludedData {
  ALL_DATA,
  METADATA_ONLY
}
