package dev.entrega.chatbot.chain;

/**
 * A passage of the help centre.
 *
 * @param id by which an answer cites it, from 1
 * @param text a title, an empty line, the rest; what somebody wrote, so data and no instruction
 * @param source where it lies
 */
public record Passage(int id, String text, String source) {

  private static final int LONGEST_TITLE = 120;

  /** Its first line, without what Markdown marks a title with. */
  public String title() {
    var first = text.strip().lines().findFirst().orElse("").replaceFirst("^#+\\s*", "");
    return first.length() <= LONGEST_TITLE ? first : first.substring(0, LONGEST_TITLE) + "…";
  }
}
