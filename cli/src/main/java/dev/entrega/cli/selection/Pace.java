package dev.entrega.cli.selection;

import dev.entrega.cli.endpoints.BadInput;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Option;

/** How fast messages are sent again: those who read them have other work as well. */
public final class Pace {

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "How many a second at most (default ${DEFAULT-VALUE}).",
      defaultValue = "50")
  private double rate = 50;

  private long next = System.nanoTime();

  /** Returns when the next one may be sent. */
  public void await() throws InterruptedException {
    if (!(rate > 0)) {
      throw new BadInput("Expected a --rate above zero, but was " + rate);
    }
    TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
    next = Math.max(next, System.nanoTime()) + (long) (TimeUnit.SECONDS.toNanos(1) / rate);
  }
}
