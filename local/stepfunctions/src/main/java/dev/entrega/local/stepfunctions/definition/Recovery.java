package dev.entrega.local.stepfunctions.definition;

import java.util.List;

/** What answers the errors of a state: first its {@code Retry}, then its {@code Catch}. */
public record Recovery(List<Retrier> retriers, List<Catcher> catchers) {}
