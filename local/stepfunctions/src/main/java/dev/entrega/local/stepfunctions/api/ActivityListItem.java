package dev.entrega.local.stepfunctions.api;

import java.time.Instant;

/** A line of ListActivities. */
public record ActivityListItem(String activityArn, String name, Instant creationDate) {}
