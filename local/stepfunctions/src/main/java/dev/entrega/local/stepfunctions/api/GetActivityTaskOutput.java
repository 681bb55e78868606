package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.Nullable;

/** A task for the worker who asked; empty where none came within a minute. */
public record GetActivityTaskOutput(@Nullable String taskToken, @Nullable String input) {}
