package dev.entrega.chatbot.chain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the chain found out before an answer.
 *
 * @param retrieval what became of the search
 * @param passages in the order of their ids
 * @param change what it changes of the instructions
 * @param tasks what its models did
 */
public record Findings(
    Retrieval retrieval, List<Passage> passages, Change change, List<TaskDetail> tasks) {

  /** What became of the search. */
  public enum Retrieval {
    /** It found what there was, perhaps nothing. */
    DONE,
    NOT_NEEDED,
    /** It was needed, and there is none. */
    NO_KNOWLEDGE_BASE,
    FAILED
  }

  /** How a change goes into the instructions. */
  public enum Operation {
    /** Behind them. */
    APPEND,
    /** In the place of what one tag holds. */
    REPLACE_TAG,
    /** In the place of everything. */
    REPLACE_ALL
  }

  /**
   * What changes of the instructions.
   *
   * @param operation how
   * @param prompt what is put there; the chain's own words
   * @param tag whose content is replaced, with {@code REPLACE_TAG}
   */
  public record Change(Operation operation, String prompt, @Nullable String tag) {}

  /**
   * What one model did.
   *
   * @param task its state
   * @param modelId which model, if it was one
   * @param inputTokens read
   * @param outputTokens written
   * @param error what went wrong, if anything
   */
  public record TaskDetail(
      String task,
      @Nullable String modelId,
      long inputTokens,
      long outputTokens,
      @Nullable String error) {}

  /** Of a chain that did not come to its end: as if the help centre were down. */
  static Findings failed(String error) {
    return new Findings(
        Retrieval.FAILED,
        List.of(),
        new Change(
            Operation.REPLACE_TAG,
            """
            <retrieval_failed/>
            The help centre could not be reached. Answer from order_facts alone; if they do not \
            hold the answer, say that you cannot look it up at present, and offer to call a human.\
            """,
            "passages"),
        List.of(new TaskDetail("chain", null, 0, 0, error)));
  }

  /** Whether it was searched, as it had to be, and there was nothing. */
  public boolean cameBackEmpty() {
    return retrieval == Retrieval.DONE && passages.isEmpty();
  }

  /** What all its models read. */
  public long inputTokens() {
    return tasks.stream().mapToLong(TaskDetail::inputTokens).sum();
  }

  /** What all its models wrote. */
  public long outputTokens() {
    return tasks.stream().mapToLong(TaskDetail::outputTokens).sum();
  }
}
