package dev.entrega.local.stepfunctions.store;

import java.util.Map;

/** The tags of one state machine or activity, by their keys. */
public record StoredTags(Map<String, String> tags) {}
