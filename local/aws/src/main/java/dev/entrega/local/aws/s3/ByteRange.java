package dev.entrega.local.aws.s3;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Some of an object's bytes.
 *
 * @param first counted from 0
 * @param last included
 */
record ByteRange(long first, long last) {

  private static final Pattern RANGE = Pattern.compile("bytes=(?<first>\\d*)-(?<last>\\d*)");

  /** What the header {@code Range} asks for; absent where that is everything. */
  static @Nullable ByteRange of(@Nullable String header, long size) {
    Matcher range = RANGE.matcher(header == null ? "" : header.strip());
    if (!range.matches() || (range.group("first") + range.group("last")).isEmpty()) {
      return null;
    }
    try {
      if (range.group("first").isEmpty()) {
        long length = Math.min(size, Long.parseLong(range.group("last")));
        return satisfiable(size - length, size - 1, size);
      }
      long first = Long.parseLong(range.group("first"));
      long last = range.group("last").isEmpty() ? size - 1 : Long.parseLong(range.group("last"));
      return last < first && !range.group("last").isEmpty()
          ? null
          : satisfiable(first, Math.min(last, size - 1), size);
    } catch (NumberFormatException _) {
      return null;
    }
  }

  private static ByteRange satisfiable(long first, long last, long size) {
    if (first >= size || first > last) {
      throw S3Errors.invalidRange();
    }
    return new ByteRange(first, last);
  }

  long length() {
    return last - first + 1;
  }
}
