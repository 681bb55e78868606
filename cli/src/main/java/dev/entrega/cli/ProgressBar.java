package dev.entrega.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * One line that is drawn over while events are sent: how many of how many, the rate, the time left.
 * Where nobody looks (output goes to a file) only the last state of the line is written.
 */
final class ProgressBar {

  private static final int WIDTH = 24;
  private static final long REDRAW_NANOS = Duration.ofMillis(100).toNanos();

  private final String name;
  private final int total;
  private final PrintWriter out;
  private final boolean live;
  private final long begun = System.nanoTime();
  private long drawn = begun;

  ProgressBar(String name, int total, PrintWriter out) {
    this.name = name;
    this.total = total;
    this.out = out;
    this.live = Stream.ofNullable(System.console()).anyMatch(Console::isTerminal);
  }

  void show(int done) {
    var now = System.nanoTime();
    if (live && now - drawn >= REDRAW_NANOS) {
      drawn = now;
      out.print("\r" + line(done, Duration.ofNanos(now - begun)));
      out.flush();
    }
  }

  void end(int done) {
    out.println((live ? "\r" : "") + line(done, Duration.ofNanos(System.nanoTime() - begun)));
    out.flush();
  }

  String line(int done, Duration elapsed) {
    var filled = total == 0 ? WIDTH : (int) ((long) done * WIDTH / total);
    var perSecond = elapsed.isZero() ? 0 : (long) (done * 1e9 / elapsed.toNanos());
    return "%-24s [%s%s] %,d/%,d  %,d/s  %s   "
        .formatted(
            name,
            "█".repeat(filled),
            "░".repeat(WIDTH - filled),
            done,
            total,
            perSecond,
            time(done, elapsed));
  }

  private String time(int done, Duration elapsed) {
    if (done == total) {
      return "in %.1f s".formatted(elapsed.toMillis() / 1000.0);
    }
    if (done == 0) {
      return "";
    }
    var left = elapsed.multipliedBy(total - done).dividedBy(done).toSeconds();
    return "%d:%02d left".formatted(left / 60, left % 60);
  }
}
