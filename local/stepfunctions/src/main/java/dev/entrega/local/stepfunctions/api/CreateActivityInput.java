package dev.entrega.local.stepfunctions.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What CreateActivity takes. */
public record CreateActivityInput(
    @Member(required = true, min = 1, max = 80) @Nullable String name,
    @Nullable List<Tag> tags,
    @Nullable EncryptionConfiguration encryptionConfiguration) {}
