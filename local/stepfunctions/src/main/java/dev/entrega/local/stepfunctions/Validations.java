package dev.entrega.local.stepfunctions;

import dev.entrega.local.stepfunctions.api.StateMachineType;
import dev.entrega.local.stepfunctions.api.ValidateStateMachineDefinitionDiagnostic;
import dev.entrega.local.stepfunctions.api.ValidateStateMachineDefinitionInput;
import dev.entrega.local.stepfunctions.api.ValidateStateMachineDefinitionOutput;
import dev.entrega.local.stepfunctions.api.ValidateStateMachineDefinitionResultCode;
import dev.entrega.local.stepfunctions.api.ValidateStateMachineDefinitionSeverity;
import dev.entrega.local.stepfunctions.definition.DefinitionReader;
import dev.entrega.local.stepfunctions.definition.Diagnostic;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Looks at definitions of which no state machine is made. */
final class Validations {

  private static final int MOST = 100;

  private final Predicate<String> isKnown;

  /**
   * @param isKnown whether an action of a service can be called
   */
  Validations(Predicate<String> isKnown) {
    this.isKnown = isKnown;
  }

  ValidateStateMachineDefinitionOutput validate(ValidateStateMachineDefinitionInput request) {
    List<Diagnostic> found =
        DefinitionReader.validate(
            Requests.required(request.definition(), "definition"),
            request.type() == StateMachineType.EXPRESS,
            isKnown);
    List<Diagnostic> wanted =
        request.severity() == ValidateStateMachineDefinitionSeverity.WARNING
            ? found
            : errors(found);
    int most = most(request.maxResults());
    return new ValidateStateMachineDefinitionOutput(
        errors(found).isEmpty()
            ? ValidateStateMachineDefinitionResultCode.OK
            : ValidateStateMachineDefinitionResultCode.FAIL,
        wanted.stream().limit(most).map(Validations::told).toList(),
        wanted.size() > most);
  }

  private static int most(@Nullable Integer maxResults) {
    return maxResults == null || maxResults == 0 ? MOST : maxResults;
  }

  private static List<Diagnostic> errors(List<Diagnostic> diagnostics) {
    return diagnostics.stream()
        .filter(diagnostic -> diagnostic.severity() == Diagnostic.Severity.ERROR)
        .toList();
  }

  private static ValidateStateMachineDefinitionDiagnostic told(Diagnostic diagnostic) {
    return new ValidateStateMachineDefinitionDiagnostic(
        switch (diagnostic.severity()) {
          case ERROR -> ValidateStateMachineDefinitionSeverity.ERROR;
          case WARNING -> ValidateStateMachineDefinitionSeverity.WARNING;
        },
        diagnostic.code(),
        diagnostic.message(),
        diagnostic.location());
  }
}
