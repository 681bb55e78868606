package dev.entrega.local.aws;

import dev.entrega.local.aws.sns.SnsSettings;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** An endpoint on a free port, with AWS's clients for it, from a test class's start to its end. */
final class RunningEndpoint implements AfterAllCallback {

  private final AwsEndpoint endpoint;
  private final SnsClient sns;
  private final SqsClient sqs;

  private RunningEndpoint(AwsSettings settings) {
    endpoint = AwsEndpoint.start(settings);
    sns = new Clients(endpoint.uri()).sns();
    sqs = new Clients(endpoint.uri()).sqs();
  }

  static RunningEndpoint start() {
    return start(SnsSettings.defaults());
  }

  static RunningEndpoint start(SnsSettings settings) {
    return new RunningEndpoint(AwsSettings.defaults().withPort(0).withSns(settings));
  }

  AwsEndpoint endpoint() {
    return endpoint;
  }

  URI uri() {
    return endpoint.uri();
  }

  SnsClient sns() {
    return sns;
  }

  SqsClient sqs() {
    return sqs;
  }

  /** A name for what one test makes; parameters of the test make another one. */
  static String name(TestInfo test) {
    return "n" + Integer.toHexString((test.getDisplayName() + test.getTestMethod()).hashCode());
  }

  static String queueArn(String name) {
    return "arn:aws:sqs:us-east-1:000000000000:" + name;
  }

  /** What lies in a queue now, ten messages at most. */
  List<Message> received(String queueUrl) {
    return sqs.receiveMessage(
            r -> r.queueUrl(queueUrl).maxNumberOfMessages(10).messageAttributeNames("All"))
        .messages();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    sns.close();
    sqs.close();
    endpoint.close();
  }
}
