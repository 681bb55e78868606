package dev.entrega.local.aws.integration;

import dev.entrega.local.aws.lambda.Functions;
import dev.entrega.local.aws.sns.Sns;
import dev.entrega.local.aws.sqs.Queues;
import dev.entrega.local.stepfunctions.integration.Integrations;
import java.util.Map;

/** The services that Task states reach, without a wire between; the place to add another. */
public final class TaskIntegrations {

  private TaskIntegrations() {}

  /** All of them. */
  public static Integrations of(Queues queues, Sns sns, Functions functions) {
    var sqs = new SqsTasks(queues);
    var topics = new SnsTasks(sns);
    var lambda = new LambdaTasks(functions);
    return new Integrations(
        Map.of(
            "sqs:sendMessage", sqs::sendMessage,
            "sns:publish", topics::publish,
            "lambda:invoke", lambda::invoke),
        lambda::call);
  }
}
