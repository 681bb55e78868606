package dev.entrega.local.aws.knowledge;

/**
 * What makes one passage better than another: BM25 in each field, weighted and added up.
 *
 * @param title weight of the title's stems
 * @param question weight of the stems of the alternate question that fits best
 * @param body weight of the text's stems
 * @param words weight of the words, as they are, of title and alternate question; these keep the
 *     small words that stems leave out, such as "when"
 * @param k1 of BM25: how soon more of the same word counts no more
 * @param b of BM25: how much the length of a field counts against it
 * @param least the least sum for which a passage is found at all
 * @param half the sum that Retrieve tells as a score of 0.5
 */
public record Ranking(
    float title,
    float question,
    float body,
    float words,
    float k1,
    float b,
    float least,
    float half) {

  /** As chosen on a set of questions that is not the one that recall is told for. */
  public static Ranking tuned() {
    return new Ranking(1.0f, 2.0f, 0.5f, 0.7f, 1.2f, 0.5f, 2.0f, 12.0f);
  }

  /** The sum as Retrieve tells it: from 0 to 1, in the same order. */
  double score(float sum) {
    return (double) sum / (sum + half);
  }
}
