package dev.entrega.local.aws.models;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A shape of an API, as its model gives it; other shapes are meant by their names.
 *
 * @param type for example {@code structure}, {@code list} or {@code string}
 * @param members of a structure, by their names in the API
 * @param required the names of members that an answer always has
 * @param member the shape of a list's elements, or of a map's values
 * @param values the only texts that there are
 * @param min the least number, or the least length of a text or a blob
 * @param max the greatest number, or the greatest length
 */
record Shape(
    String type,
    @Nullable Map<String, String> members,
    @Nullable List<String> required,
    @Nullable String member,
    @Nullable List<String> values,
    @Nullable Double min,
    @Nullable Double max) {}
