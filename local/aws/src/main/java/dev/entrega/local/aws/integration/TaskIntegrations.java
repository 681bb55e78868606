package dev.entrega.local.aws.integration;

import dev.entrega.local.aws.lambda.Functions;
import dev.entrega.local.aws.s3.BucketFolders;
import dev.entrega.local.aws.sns.Sns;
import dev.entrega.local.aws.sqs.Queues;
import dev.entrega.local.stepfunctions.StepFunctions;
import dev.entrega.local.stepfunctions.integration.Integrations;
import java.util.Map;
import java.util.function.Supplier;

/** The services that Task states reach, without a wire between; the place to add another. */
public final class TaskIntegrations {

  private TaskIntegrations() {}

  /**
   * All of them.
   *
   * @param engine the one that these integrations are for; asked for when a task calls it
   */
  public static Integrations of(
      Queues queues,
      Sns sns,
      Functions functions,
      BucketFolders buckets,
      Supplier<StepFunctions> engine) {
    var sqs = new SqsTasks(queues);
    var topics = new SnsTasks(sns);
    var lambda = new LambdaTasks(functions);
    var stepFunctions = new StepFunctionsTasks(engine);
    return new Integrations(
        Map.of(
            "sqs:sendMessage", sqs::sendMessage,
            "sns:publish", topics::publish,
            "lambda:invoke", lambda::invoke,
            "aws-sdk:sfn:describeExecution", stepFunctions::describeExecution,
            "aws-sdk:sfn:stopExecution", stepFunctions::stopExecution),
        lambda::call,
        new S3Buckets(buckets));
  }
}
