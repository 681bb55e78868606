package dev.entrega.local.stepfunctions.api;

/** Whether a payload stands in the answer. */
public record CloudWatchEventsExecutionDataDetails(boolean included) {}
