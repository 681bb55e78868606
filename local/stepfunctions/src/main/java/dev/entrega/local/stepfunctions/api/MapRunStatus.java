package dev.entrega.local.stepfunctions.api;

/** Where a Map Run stands, in the words of the wire. */
public enum MapRunStatus {
  RUNNING,
  SUCCEEDED,
  FAILED,
  ABORTED
}
