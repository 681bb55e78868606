package dev.entrega.local.stepfunctions.api;

/** Whether an execution could be taken up again. */
public enum ExecutionRedriveStatus {
  REDRIVABLE,
  NOT_REDRIVABLE,
  REDRIVABLE_BY_MAP_RUN
}
