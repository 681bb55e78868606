package dev.entrega.stories;

import dev.entrega.courier.CourierDoor;
import dev.entrega.local.aws.AwsEndpoint;
import dev.entrega.local.aws.AwsSettings;
import dev.entrega.local.launcher.template.AwsClients;
import dev.entrega.local.launcher.template.Provisioned;
import dev.entrega.local.launcher.template.Provisioning;
import dev.entrega.local.launcher.template.Template;
import dev.entrega.local.stepfunctions.Location;
import dev.entrega.local.stepfunctions.Ports;
import dev.entrega.local.stepfunctions.StepFunctions;
import dev.entrega.local.stepfunctions.integration.Integration;
import dev.entrega.local.stepfunctions.integration.Integrations;
import dev.entrega.local.stepfunctions.store.Retention;
import dev.entrega.local.stepfunctions.store.Store;
import dev.entrega.local.stepfunctions.time.SteppedTime;
import dev.entrega.messaging.queues.QueueHandler;
import dev.entrega.messaging.tasks.TaskDoor;
import dev.entrega.notifier.NotifierDoor;
import dev.entrega.payment.PaymentDoor;
import dev.entrega.status.StatusDoor;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Where stories are told: the real engine on a stepped clock with the template's workflows, and the
 * real services on H2, of which nothing runs by itself. It is built once, since every story has
 * orders and articles of its own.
 */
final class Stage implements AutoCloseable {

  static final String WEBHOOK_SECRET = "a secret of the stage";

  /** Of a channel of notifier's whose other side was down. */
  private static final Duration LONGEST_REST = Duration.ofMinutes(1);

  /** Some orders wait for months, and at their end every execution is looked at. */
  private static final Retention LONGER_THAN_A_STORY =
      Retention.kept(Duration.ofDays(366), Long.MAX_VALUE);

  final SteppedTime time = new SteppedTime();
  final Faults faults = new Faults();
  final Wires wires = new Wires(faults);
  final Publications publications = new Publications(faults);
  final MailRoom mails = new MailRoom(faults);
  final Answers answers = new Answers(wires);
  final Arrivals arrivals = new Arrivals();
  final StepFunctions engine;
  final Provisioned provisioned;
  final SimulatedProvider provider;
  final Map<String, ConfigurableApplicationContext> services = new HashMap<>();
  final Map<String, QueueHandler> tasks = new HashMap<>();
  final CourierDoor courier;
  final PaymentDoor payment;
  final NotifierDoor notifier;
  final StatusDoor status;

  private final AwsEndpoint aws;
  private final List<Tables> tables;
  private Random dice = new Random(0);

  Stage() throws IOException {
    var offered = new AtomicReference<StepFunctions>();
    aws =
        AwsEndpoint.start(
            AwsSettings.defaults().withPort(0),
            integrations -> {
              offered.set(
                  new StepFunctions(
                      Location.LOCAL,
                      rewired(integrations),
                      new Ports(time, Store.inMemory(LONGER_THAN_A_STORY), new StorysDice())));
              return Objects.requireNonNull(offered.get());
            });
    engine = Objects.requireNonNull(offered.get());
    provisioned = provision();
    provider = new SimulatedProvider(faults, order -> answers.contains("refund", order));

    var clients =
        new Service.Surroundings(
            new StepFunctionsInProcess(engine, time, faults, answers),
            publications,
            new NoQueues(),
            mails,
            time,
            faults);
    for (var service : Service.all(provisioned, provider.url())) {
      services.put(service.name(), service.start(clients));
    }
    tables =
        services.values().stream()
            .flatMap(service -> service.getBeanProvider(JdbcTemplate.class).stream())
            .map(Tables::new)
            .toList();
    for (var name : List.of("availability", "payment", "courier")) {
      tasks.put(name + "-tasks", TaskDoor.of(service(name)));
    }
    courier = new CourierDoor(service("courier"));
    payment = new PaymentDoor(service("payment"));
    notifier = new NotifierDoor(service("notifier"));
    status = new StatusDoor(service("status"));
  }

  ConfigurableApplicationContext service(String name) {
    return Objects.requireNonNull(services.get(name), name);
  }

  /** Clears the stage for a story whose dice these are. */
  void set(Random storysDice, Faults.Weather weather) {
    dice = storysDice;
    faults.of(storysDice, Faults.Weather.FAIR);
    // Until nobody rests any more from what went wrong in the story before.
    time.advance(LONGEST_REST);
    wires.forget();
    publications.forget();
    mails.forget();
    answers.forget();
    arrivals.forget();
    tables.forEach(Tables::clear);
    provider.forget();
    faults.forget();
    faults.of(storysDice, weather);
  }

  URI webhook() {
    var port = service("payment").getEnvironment().getRequiredProperty("local.server.port");
    return URI.create("http://127.0.0.1:" + port + "/webhooks/provider");
  }

  /** The real ones look at executions and price deliveries; tasks and changes go to the story. */
  private Integrations rewired(Integrations real) {
    var actions = new HashMap<>(real.actions());
    actions.put("sqs:sendMessage", wires.sending());
    actions.put("sns:publish", publications.publishing());
    actions.put(
        "aws-sdk:sfn:describeExecution",
        wires.lagging(found(real, "aws-sdk:sfn:describeExecution")));
    actions.put(
        "aws-sdk:sfn:stopExecution",
        wires.failing("Sfn.SdkClientException", found(real, "aws-sdk:sfn:stopExecution")));
    actions.computeIfPresent(
        "lambda:invoke", (_, call) -> wires.failing("Lambda.ServiceException", call));
    return new Integrations(
        Map.copyOf(actions), real.functionByArn(), real.buckets(), real.others());
  }

  private static Integration found(Integrations real, String action) {
    return Objects.requireNonNull(real.find(action), action);
  }

  private Provisioned provision() {
    try (var sqs = pointed(SqsClient.builder()).build();
        var sns = pointed(SnsClient.builder()).build();
        var sfn = pointed(SfnClient.builder()).build()) {
      var made =
          new Provisioning(new AwsClients(sqs, sns, sfn), Location.LOCAL)
              .provision(Template.shipped(Map.of()));
      for (var function : made.functions()) {
        aws.functions().register(function.name(), function.handler(), Stage.class.getClassLoader());
      }
      return made;
    }
  }

  private <B extends AwsClientBuilder<B, ?>> B pointed(B builder) {
    return builder
        .endpointOverride(aws.uri())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));
  }

  @Override
  public void close() {
    new ArrayList<>(services.values()).forEach(ConfigurableApplicationContext::close);
    aws.close();
    provider.close();
  }

  /** Jitter by the dice of whichever story is told, so that a seed tells the same story alone. */
  private final class StorysDice implements RandomGenerator {
    @Override
    public long nextLong() {
      return dice.nextLong();
    }
  }
}
