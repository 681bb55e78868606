package dev.entrega.cli.selection;

import dev.entrega.cli.endpoints.BadInput;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which messages of a queue a command is about: some by their keys, or all. */
public final class Selection {

  @Parameters(
      index = "0",
      paramLabel = "QUEUE",
      description = "The queue where they lie, or the one that they were on their way through.")
  private String queue = "";

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "KEY",
      description = "The messages, by the keys that the subcommand list shows.")
  private List<String> keys = List.of();

  @Option(names = "--all", description = "All that lie there now.")
  private boolean all;

  private final Set<String> found = new HashSet<>();

  /** What the user calls the queue. */
  public String queue() {
    return queue;
  }

  /**
   * Makes sure that the user said which.
   *
   * @throws BadInput neither keys nor all, or both
   */
  public void check() {
    if (all == !keys.isEmpty()) {
      throw new BadInput("Expected KEYs or --all, but got " + (all ? "both" : "neither"));
    }
  }

  /** Whether the command is about the message of that key. */
  public boolean includes(String key) {
    if (keys.contains(key)) {
      found.add(key);
      return true;
    }
    return all;
  }

  /** Whether everything that was named has been met. */
  public boolean isComplete() {
    return !all && found.containsAll(keys);
  }

  /** The keys that no message bore. */
  public List<String> missing() {
    return keys.stream().filter(key -> !found.contains(key)).distinct().toList();
  }
}
