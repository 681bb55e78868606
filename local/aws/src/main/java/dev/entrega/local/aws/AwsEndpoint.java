package dev.entrega.local.aws;

import dev.entrega.local.aws.sns.Sns;
import dev.entrega.local.aws.sns.SnsApi;
import dev.entrega.local.aws.sqs.Queues;
import dev.entrega.local.aws.sqs.SqsApi;
import dev.entrega.local.aws.sts.StsApi;
import java.net.URI;
import java.time.Clock;
import java.util.Map;

/**
 * An AWS for one machine, all its services on one port: Step Functions, SQS, SNS, Lambda and STS.
 *
 * <p>Any SDK and the {@code aws} command speak to it by an endpoint override; it believes any
 * credentials. Everything lives in memory and is gone when it closes.
 */
public final class AwsEndpoint implements AutoCloseable {

  private final AwsSettings settings;
  private final HttpFront front;
  private final Queues queues;

  private AwsEndpoint(AwsSettings settings, HttpFront front) {
    this.settings = settings;
    this.front = front;
    this.queues = Queues.start(settings.account(), settings.host(), front.port());
    front.serve(services());
  }

  /** Starts; when this returns, every service answers. */
  public static AwsEndpoint start(AwsSettings settings) {
    var front = new HttpFront(settings);
    try {
      return new AwsEndpoint(settings, front);
    } catch (RuntimeException e) {
      front.close();
      throw e;
    }
  }

  /** The port it listens on; the one of the settings unless that was 0. */
  public int port() {
    return front.port();
  }

  /** What clients take as endpoint override. */
  public URI uri() {
    return URI.create("http://" + settings.host() + ":" + port());
  }

  private Services services() {
    var sqs = new SqsApi(queues);
    var sns = new SnsApi(new Sns(settings.account(), queues, Clock.systemUTC()));
    var sts = new StsApi(settings.account());
    return new Services(
        Map.of("AmazonSQS", sqs), Map.of("sqs", sqs, "sns", sns, "sts", sts), Map.of());
  }

  @Override
  public void close() {
    front.close();
    queues.close();
  }
}
