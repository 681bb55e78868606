package dev.entrega.local.aws;

import dev.entrega.local.aws.bedrock.BedrockApi;
import dev.entrega.local.aws.bedrock.Models;
import dev.entrega.local.aws.bedrock.ModelsApi;
import dev.entrega.local.aws.bedrock.extractive.ExtractiveModel;
import dev.entrega.local.aws.events.Connections;
import dev.entrega.local.aws.events.EventBuses;
import dev.entrega.local.aws.events.EventInboxApi;
import dev.entrega.local.aws.events.EventsApi;
import dev.entrega.local.aws.events.TargetDelivery;
import dev.entrega.local.aws.faults.Faults;
import dev.entrega.local.aws.faults.FaultsApi;
import dev.entrega.local.aws.faults.FaultyService;
import dev.entrega.local.aws.http.HttpInvoker;
import dev.entrega.local.aws.http.HttpTargets;
import dev.entrega.local.aws.integration.Neighbours;
import dev.entrega.local.aws.integration.TaskIntegrations;
import dev.entrega.local.aws.knowledge.KnowledgeBase;
import dev.entrega.local.aws.knowledge.RetrieveApi;
import dev.entrega.local.aws.lambda.Functions;
import dev.entrega.local.aws.lambda.LambdaApi;
import dev.entrega.local.aws.s3.BucketFolders;
import dev.entrega.local.aws.s3.S3Api;
import dev.entrega.local.aws.sdk.AwsSdk;
import dev.entrega.local.aws.sdk.SdkEndpoints;
import dev.entrega.local.aws.sns.Sns;
import dev.entrega.local.aws.sns.SnsApi;
import dev.entrega.local.aws.sns.signing.CertificateApi;
import dev.entrega.local.aws.sns.signing.Signer;
import dev.entrega.local.aws.sns.sms.Phones;
import dev.entrega.local.aws.sns.sms.SmsInboxApi;
import dev.entrega.local.aws.sqs.Queues;
import dev.entrega.local.aws.sqs.SqsApi;
import dev.entrega.local.aws.stepfunctions.StepFunctionsApi;
import dev.entrega.local.aws.sts.StsApi;
import dev.entrega.local.stepfunctions.Location;
import dev.entrega.local.stepfunctions.Ports;
import dev.entrega.local.stepfunctions.StepFunctions;
import dev.entrega.local.stepfunctions.integration.Integrations;
import dev.entrega.local.stepfunctions.mocks.MockConfiguration;
import dev.entrega.local.stepfunctions.store.Store;
import dev.entrega.local.stepfunctions.time.Time;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * An AWS for one machine, all its services on one port: Step Functions, SQS, SNS, Lambda, S3,
 * EventBridge, STS and Bedrock.
 *
 * <p>Any SDK and the {@code aws} command speak to it by an endpoint override; it believes any
 * credentials. Without a folder for its data everything but what lies in a folder of S3's settings
 * lives in memory and is gone when it closes.
 *
 * <p>With a folder it goes on where it was: start it, make and register what is to be there, Lambda
 * functions above all, and then {@link #resume}.
 */
public final class AwsEndpoint implements AutoCloseable {

  /** By the names that the SDK gives them. */
  private static final Set<String> AT_HOME =
      Set.of(
          "sfn",
          "sqs",
          "sns",
          "lambda",
          "s3",
          "sts",
          "eventbridge",
          "cloudwatchevents",
          "bedrockruntime",
          "bedrockagentruntime");

  private final AwsSettings settings;
  private final HttpFront front;
  private final Queues queues;
  private final Functions functions;
  private final Models models = new Models();
  private final KnowledgeBase knowledge;
  private final Sns sns;
  private final BucketFolders buckets;
  private final Faults faults = new Faults();
  private final EventBuses events;
  private final Connections connections;
  private final HttpInvoker http;
  private final AwsSdk sdk;
  private final StepFunctions engine;
  private final Kept kept;

  private AwsEndpoint(
      AwsSettings settings,
      HttpFront front,
      Kept kept,
      Function<Integrations, StepFunctions> engines) {
    this.settings = settings;
    this.front = front;
    this.kept = kept;
    this.functions = new Functions(settings.account());
    models.register(ExtractiveModel.ID, new ExtractiveModel());
    this.knowledge = KnowledgeBase.open(settings.knowledge());
    this.queues = Queues.start(settings.account(), settings.host(), front.port(), kept.drawers());
    this.sns =
        new Sns(
            settings.account(),
            queues,
            functions,
            Clock.systemUTC(),
            settings.sns(),
            uri(),
            kept.drawers());
    this.buckets = new BucketFolders(kept.buckets(settings.s3()));
    this.events =
        new EventBuses(
            settings.account(),
            new TargetDelivery(queues, sns, functions, this::engine, kept.drawers()),
            Clock.systemUTC(),
            kept.drawers());
    this.connections = new Connections(settings.account(), Clock.systemUTC(), kept.drawers());
    this.http =
        new HttpInvoker(
            new HttpTargets(settings.tasks().http()), connections, settings.account().region());
    this.sdk =
        new AwsSdk(
            new SdkEndpoints(
                settings.account().region(), uri(), AT_HOME, settings.tasks().endpoints()));
    this.engine =
        engines.apply(
            TaskIntegrations.of(
                new Neighbours(
                    queues, sns, functions, buckets, events, http, sdk, Clock.systemUTC())));
    front.serve(new FaultyService(services(), faults));
  }

  /** Starts with an engine that goes by the real time; when this returns, every service answers. */
  public static AwsEndpoint start(AwsSettings settings) {
    var account = settings.account();
    var location = new Location("aws", account.region(), account.id());
    MockConfiguration mocks = mocks(settings);
    return start(
        settings,
        (integrations, store) ->
            new StepFunctions(
                location, integrations, new Ports(Time.real(), store, new Random(), mocks)));
  }

  private static MockConfiguration mocks(AwsSettings settings) {
    Path file = settings.mockConfiguration();
    try {
      return file == null ? MockConfiguration.NONE : MockConfiguration.read(Files.readString(file));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "Expected a mock configuration in " + file + ", but it cannot be read", e);
    }
  }

  /**
   * Starts with an engine of one's own, for example one whose clock a test steps.
   *
   * @param engines makes the engine from what its Task states can call; closed with the endpoint
   */
  public static AwsEndpoint start(
      AwsSettings settings, Function<Integrations, StepFunctions> engines) {
    return start(settings, (integrations, _) -> engines.apply(integrations));
  }

  private static AwsEndpoint start(
      AwsSettings settings, BiFunction<Integrations, Store, StepFunctions> engines) {
    var kept = Kept.in(settings.data(), settings.retention());
    try {
      return start(settings, kept, integrations -> engines.apply(integrations, kept.store()));
    } catch (RuntimeException e) {
      kept.close();
      throw e;
    }
  }

  private static AwsEndpoint start(
      AwsSettings settings, Kept kept, Function<Integrations, StepFunctions> engines) {
    var front = new HttpFront(settings);
    try {
      return new AwsEndpoint(settings, front, kept, engines);
    } catch (RuntimeException e) {
      front.close();
      throw e;
    }
  }

  /**
   * Takes up what an earlier process left undone, now that everything is there that it needs. New
   * executions and messages do not wait for it.
   */
  public void resume() {
    sns.resume();
    events.resume();
    engine.resume();
  }

  /** The port it listens on; the one of the settings unless that was 0. */
  public int port() {
    return front.port();
  }

  /** What clients take as endpoint override. */
  public URI uri() {
    return URI.create("http://" + settings.host() + ":" + port());
  }

  /** Where Lambda functions are registered, at any time. */
  public Functions functions() {
    return functions;
  }

  /** Where Bedrock's models are registered, at any time. */
  public Models models() {
    return models;
  }

  /** Where text messages arrive, and their owners' wish to hear no more. */
  public Phones phones() {
    return sns.phones();
  }

  /** The buckets of S3. */
  public BucketFolders buckets() {
    return buckets;
  }

  /** What goes wrong with calls, at any time; also set over HTTP, see {@link FaultsApi}. */
  public Faults faults() {
    return faults;
  }

  private StepFunctions engine() {
    return engine;
  }

  private Services services() {
    var sqs = new SqsApi(queues);
    return new Services(
        Map.of(
            "AWSStepFunctions",
            new StepFunctionsApi(engine),
            "AmazonSQS",
            sqs,
            "AWSEvents",
            new EventsApi(events, connections)),
        Map.of("sqs", sqs, "sns", new SnsApi(sns), "sts", new StsApi(settings.account())),
        Map.of(
            LambdaApi.PATH,
            new LambdaApi(functions),
            BedrockApi.PATH,
            new BedrockApi(models),
            ModelsApi.PATH,
            new ModelsApi(models, settings.account()),
            RetrieveApi.PATH,
            new RetrieveApi(knowledge),
            EventInboxApi.PATH,
            new EventInboxApi(events.inbox()),
            SmsInboxApi.PATH,
            new SmsInboxApi(sns.phones()),
            Signer.PATH,
            new CertificateApi(sns.signer())),
        new S3Api(buckets, settings.account().region()));
  }

  @Override
  public void close() {
    front.close();
    events.close();
    engine.close();
    sdk.close();
    http.close();
    sns.close();
    queues.close();
    buckets.close();
    knowledge.close();
    kept.close();
  }
}
