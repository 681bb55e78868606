package dev.entrega.local.stepfunctions.dataset;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** As what an {@code ItemReader} takes the bytes of an object. */
public sealed interface Format {

  /** What is one file of items. */
  sealed interface OfFile extends Format {}

  /**
   * An array, whose elements are the items, or an object, whose fields are.
   *
   * @param pointer where in the file it is, as names and places between slashes; the whole file
   *     where empty
   */
  record Json(String pointer) implements OfFile {}

  /** A JSON value on each line. */
  record JsonLines() implements OfFile {}

  /**
   * Rows of texts; an item is an object of them.
   *
   * @param headers the names of the columns; the first row where absent
   */
  record Csv(char delimiter, @Nullable List<String> headers) implements OfFile {}

  /** An S3 inventory: JSON that names the files whose rows are objects of a bucket. */
  record Inventory(char delimiter) implements Format {}

  /** The manifest of an Athena UNLOAD: each line is the place of a file. */
  record Manifest(OfFile files) implements Format {}

  /**
   * The objects of a bucket.
   *
   * @param files as what each is read; where absent, what the listing tells of it is the item
   */
  record Listing(@Nullable OfFile files) implements Format {}
}
