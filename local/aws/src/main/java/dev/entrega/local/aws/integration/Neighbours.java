package dev.entrega.local.aws.integration;

import dev.entrega.local.aws.events.EventBuses;
import dev.entrega.local.aws.http.HttpInvoker;
import dev.entrega.local.aws.lambda.Functions;
import dev.entrega.local.aws.s3.BucketFolders;
import dev.entrega.local.aws.sdk.AwsSdk;
import dev.entrega.local.aws.sns.Sns;
import dev.entrega.local.aws.sqs.Queues;
import java.time.Clock;

/**
 * Whom Task states reach without a wire between, and the SDK for all others.
 *
 * @param clock dates what services answer
 */
public record Neighbours(
    Queues queues,
    Sns sns,
    Functions functions,
    BucketFolders buckets,
    EventBuses events,
    HttpInvoker http,
    AwsSdk sdk,
    Clock clock) {}
