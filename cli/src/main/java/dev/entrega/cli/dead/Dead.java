package dev.entrega.cli.dead;

import dev.entrega.cli.endpoints.AwsAddress;
import dev.entrega.cli.endpoints.AwsFault;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.services.sqs.SqsClient;

/** {@code entrega dead}: how many SQS messages are dead where. */
@Command(
    name = "dead",
    mixinStandardHelpOptions = true,
    description = {
      "Shows SQS messages that were received too often, and moves them on.",
      "Without a subcommand: how many messages lie where."
    },
    subcommands = {ListDead.class, ShowDead.class, ReplayDead.class, DiscardDead.class})
public final class Dead implements Callable<Integer> {

  @Mixin private AwsAddress aws = new AwsAddress();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    return aws.ask(
        SqsClient.builder(),
        sqs -> {
          var out = spec.commandLine().getOut();
          for (var queue : DeadLetterQueues.all()) {
            try {
              out.printf("%-32s %,8d%n", queue, Letters.of(queue, sqs).count());
            } catch (AwsFault _) {
              out.printf("%-32s %8s%n", queue, "none");
            }
          }
          out.flush();
          return 0;
        });
  }
}
