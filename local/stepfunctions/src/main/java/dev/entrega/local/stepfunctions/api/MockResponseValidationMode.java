package dev.entrega.local.stepfunctions.api;

/**
 * How a mocked result is held against the API of the service: the fields that are there and those
 * that must be, the fields that are there alone, or nothing.
 */
public enum MockResponseValidationMode {
  STRICT,
  PRESENT,
  NONE
}
