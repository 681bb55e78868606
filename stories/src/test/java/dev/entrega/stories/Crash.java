package dev.entrega.stories;

/**
 * The end of a process, as far as the code that was running can tell: no handler of faults gets to
 * see it, and what was not committed is rolled back.
 */
final class Crash extends Error {

  private static final long serialVersionUID = 1L;

  Crash(String service, String moment) {
    super("%s crashes %s a commit".formatted(service, moment));
  }
}
