package dev.entrega.local.stepfunctions.definition;

import java.util.List;
import java.util.stream.Collectors;

/** A definition cannot run; says all that is wrong with it. */
public final class InvalidDefinition extends Exception {

  private final transient List<Diagnostic> diagnostics;

  InvalidDefinition(List<Diagnostic> diagnostics) {
    super(words(diagnostics));
    this.diagnostics = List.copyOf(diagnostics);
  }

  private static String words(List<Diagnostic> diagnostics) {
    return diagnostics.stream()
        .map(Diagnostic::toString)
        .collect(Collectors.joining(", ", "Invalid State Machine Definition: '", "'"));
  }

  /** All that is wrong, in one sentence. */
  public String words() {
    return words(diagnostics);
  }

  /** What is wrong, one by one. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
