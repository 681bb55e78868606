package dev.entrega.cli.subscriptions;

import dev.entrega.cli.endpoints.AwsAddress;
import dev.entrega.cli.endpoints.AwsFault;
import dev.entrega.cli.endpoints.BadInput;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.services.sns.SnsClient;

/** {@code entrega subscribe}: who is told of changes of status, by any protocol of SNS. */
@Command(
    name = "subscribe",
    mixinStandardHelpOptions = true,
    description = {
      "Tells a partner or an operator of changes of status, by any protocol of SNS.",
      "Customers need no subscription: notifier writes to them.",
      "  ./entrega subscribe --status DELIVERED --protocol email --endpoint someone@example.com"
    })
public final class Subscribe implements Callable<Integer> {

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description = "Tell this status; may be repeated. Every status if none is given.")
  private List<Status> statuses = List.of();

  @Option(
      names = "--customer",
      paramLabel = "ID",
      description = "Tell of this customer's orders; may be repeated. Of everybody's if none.")
  private List<String> customers = List.of();

  @Option(
      names = "--protocol",
      paramLabel = "PROTOCOL",
      description = "How: ${COMPLETION-CANDIDATES}.")
  private @Nullable Protocol protocol;

  @Option(
      names = "--endpoint",
      paramLabel = "ENDPOINT",
      description = "Where: an address, a URL, a phone number or an ARN, as the protocol wants it.")
  private @Nullable String endpoint;

  @Option(names = "--raw", description = "Send the JSON alone, without SNS's envelope.")
  private boolean raw;

  @Option(names = "--list", description = "Show who is told, and of what.")
  private boolean list;

  @Option(names = "--unsubscribe", paramLabel = "ARN", description = "End this subscription.")
  private @Nullable String ended;

  @Mixin private AwsAddress aws = new AwsAddress();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    var subscribes = protocol != null || endpoint != null;
    if ((list ? 1 : 0) + (ended != null ? 1 : 0) + (subscribes ? 1 : 0) != 1) {
      throw new BadInput(
          "Expected --protocol with --endpoint, or --list, or --unsubscribe ARN, and one of them");
    }
    if (subscribes) {
      checkEndpoint();
    }
    return aws.ask(
        SnsClient.builder(),
        sns -> {
          var topic = new OrderStatusTopic(sns);
          if (list) {
            list(topic);
          } else if (ended != null) {
            topic.unsubscribe(ended);
            say("Ended " + ended);
          } else if (protocol != null && endpoint != null) {
            subscribe(topic, protocol, endpoint);
          }
          return 0;
        });
  }

  private void checkEndpoint() {
    if (protocol == null || endpoint == null) {
      throw new BadInput("Expected --protocol and --endpoint, but only one of them is there");
    }
    if (!protocol.accepts(endpoint)) {
      throw new BadInput(
          "Expected --endpoint for %s like %s, but was %s"
              .formatted(protocol, protocol.example(), endpoint));
    }
    if (raw
        && (protocol == Protocol.email
            || protocol == Protocol.sms
            || protocol == Protocol.lambda)) {
      throw new BadInput("Expected --raw with http, https or sqs, but the protocol is " + protocol);
    }
  }

  private void subscribe(OrderStatusTopic topic, Protocol how, String where) throws AwsFault {
    var filter = new StatusFilter(statuses, customers);
    say("Subscribed " + topic.subscribe(how, where, filter, raw));
    say("It tells " + (filter.isEverything() ? "everything." : filter.policy()));
    say(how.next());
  }

  private void list(OrderStatusTopic topic) throws AwsFault {
    var subscriptions = topic.subscriptions();
    for (var subscription : subscriptions) {
      spec.commandLine()
          .getOut()
          .printf(
              "%-7s %s%n        %s%n        %s%n",
              subscription.protocol(),
              subscription.endpoint(),
              topic.filterOf(subscription),
              subscription.subscriptionArn());
    }
    if (subscriptions.isEmpty()) {
      say("Nobody is told.");
    }
    spec.commandLine().getOut().flush();
  }

  private void say(String line) {
    spec.commandLine().getOut().println(line);
    spec.commandLine().getOut().flush();
  }
}
