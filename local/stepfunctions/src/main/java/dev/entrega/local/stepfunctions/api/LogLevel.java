package dev.entrega.local.stepfunctions.api;

/** Which events of executions AWS would log. */
public enum LogLevel {
  ALL,
  ERROR,
  FATAL,
  OFF
}
