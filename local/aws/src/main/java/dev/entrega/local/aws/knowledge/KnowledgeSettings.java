package dev.entrega.local.aws.knowledge;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Bedrock's knowledge base is made of.
 *
 * @param id by which Retrieve asks for it: ten letters and digits, as AWS gives them
 * @param folder of its entries, see {@link Entry}; null: there is no knowledge base
 * @param ranking which of them come first
 */
public record KnowledgeSettings(String id, @Nullable Path folder, Ranking ranking) {

  /** The id unless told otherwise. */
  public static final String ID = "LOCALKB001";

  private static final Pattern IDS = Pattern.compile("[0-9a-zA-Z]{10}");

  /**
   * Checks the id.
   *
   * @throws IllegalArgumentException AWS would not give such a one
   */
  public KnowledgeSettings {
    if (!IDS.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "Expected ten letters and digits as the id of a knowledge base, but found '%s'"
              .formatted(id));
    }
  }

  /** Without a knowledge base. */
  public static KnowledgeSettings none() {
    return of(null);
  }

  /** A folder under the usual id, or none. */
  public static KnowledgeSettings of(@Nullable Path folder) {
    return new KnowledgeSettings(ID, folder, Ranking.tuned());
  }
}
