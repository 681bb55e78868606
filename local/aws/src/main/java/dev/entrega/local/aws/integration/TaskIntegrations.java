package dev.entrega.local.aws.integration;

import dev.entrega.local.aws.models.ApiModels;
import dev.entrega.local.stepfunctions.integration.Integration;
import dev.entrega.local.stepfunctions.integration.Integrations;
import java.util.Map;

/** The services that Task states reach; the place to add another. */
public final class TaskIntegrations {

  private TaskIntegrations() {}

  /** All of them; what no class here speaks for is the SDK's. */
  public static Integrations of(Neighbours neighbours) {
    var clock = neighbours.clock();
    var lambda = new LambdaTasks(neighbours.functions(), clock);
    return new Integrations(
        Map.<String, Integration>of(
            "sqs:sendMessage", new SqsTasks(neighbours.queues(), clock).sendMessage(),
            "sns:publish", new SnsTasks(neighbours.sns(), clock).publish(),
            "lambda:invoke", lambda.invoke(),
            "events:putEvents", new EventsTasks(neighbours.events()).putEvents(),
            "http:invoke", neighbours.http()),
        lambda::call,
        new S3Buckets(neighbours.buckets()),
        neighbours.sdk()::find,
        new ApiModels());
  }
}
