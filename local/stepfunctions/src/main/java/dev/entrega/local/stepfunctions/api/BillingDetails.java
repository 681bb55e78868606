package dev.entrega.local.stepfunctions.api;

/** What AWS would charge for an EXPRESS execution. */
public record BillingDetails(long billedMemoryUsedInMB, long billedDurationInMilliseconds) {}
