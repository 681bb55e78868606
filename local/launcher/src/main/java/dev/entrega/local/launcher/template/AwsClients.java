package dev.entrega.local.launcher.template;

import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The clients that make things; they belong to the caller, who closes them. */
public record AwsClients(SqsClient sqs, SnsClient sns, SfnClient sfn) {}
