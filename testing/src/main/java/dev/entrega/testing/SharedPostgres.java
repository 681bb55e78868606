package dev.entrega.testing;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The one PostgreSQL of a run of tests, started when a first one asks and closed after the last.
 */
public final class SharedPostgres implements ExecutionCondition, ParameterResolver {

  private static final Namespace HERE = Namespace.create(SharedPostgres.class);

  SharedPostgres() {}

  /** For other extensions: the one that test classes are given as a parameter. */
  public static PostgresProcess of(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(HERE)
        .computeIfAbsent("postgres", _ -> PostgresProcess.start(), PostgresProcess.class);
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return Missing.enabledIf(PostgresProcess.isAvailable(), Missing.POSTGRESQL);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == PostgresProcess.class;
  }

  @Override
  public PostgresProcess resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return of(context);
  }
}
