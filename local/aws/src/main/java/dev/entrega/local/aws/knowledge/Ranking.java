package dev.entrega.local.aws.knowledge;

/**
 * What makes one passage better than another: BM25 in each field, weighted and added up.
 *
 * @param question weight of the stems of title and alternate questions
 * @param body weight of the text's stems
 * @param prefix weight of how words begin, in all of it: finds slips and other forms of a word
 * @param meant weight of how other words begin that mean the same, likewise
 * @param exact what is added where a question has the title or an alternate question in it, word by
 *     word
 * @param k1 of BM25: how soon more of the same word counts no more
 * @param b of BM25: how much the length of a field counts against it
 * @param least the least sum for which a passage is found at all
 * @param half the sum that Retrieve tells as a score of 0.5
 */
public record Ranking(
    float question,
    float body,
    float prefix,
    float meant,
    float exact,
    float k1,
    float b,
    float least,
    float half) {

  /** As chosen on a set of questions of its own, see {@code docs/decisions/0017}. */
  public static Ranking tuned() {
    return new Ranking(2.0f, 1.0f, 0.6f, 0.4f, 50.0f, 1.2f, 0.6f, 2.0f, 10.0f);
  }

  /** The sum as Retrieve tells it: from 0 to 1, in the same order. */
  double score(float sum) {
    return (double) sum / (sum + half);
  }
}
