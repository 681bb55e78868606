package dev.entrega.testing;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The one RabbitMQ of a run of tests, started when a first one asks and closed after the last. */
public final class SharedRabbitMq implements ExecutionCondition, ParameterResolver {

  private static final Namespace HERE = Namespace.create(SharedRabbitMq.class);

  SharedRabbitMq() {}

  /** For other extensions: the one that test classes are given as a parameter. */
  public static RabbitMqProcess of(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(HERE)
        .computeIfAbsent("rabbitmq", _ -> RabbitMqProcess.start(), RabbitMqProcess.class);
  }

  /** For other extensions: whether this machine has one; where it has none, that is said once. */
  public static boolean isInstalled() {
    if (!RabbitMqProcess.isInstalled()) {
      Missing.say(Missing.RABBITMQ);
    }
    return RabbitMqProcess.isInstalled();
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return Missing.enabledIf(RabbitMqProcess.isInstalled(), Missing.RABBITMQ);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == RabbitMqProcess.class;
  }

  @Override
  public RabbitMqProcess resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return of(context);
  }
}
