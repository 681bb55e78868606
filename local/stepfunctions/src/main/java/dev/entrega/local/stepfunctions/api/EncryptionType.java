package dev.entrega.local.stepfunctions.api;

/** Whose key AWS encrypts with. */
public enum EncryptionType {
  AWS_OWNED_KEY,
  CUSTOMER_MANAGED_KMS_KEY
}
