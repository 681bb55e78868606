package dev.entrega.cli.dead;

import dev.entrega.cli.endpoints.AwsAddress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.services.sqs.SqsClient;

/** {@code entrega dead list QUEUE}: one line for each message. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists the messages of a dead-letter queue.")
final class ListDead implements Callable<Integer> {

  private static final String LINE = "%-8s  %-24s  %8s  %-18s  %s%n";

  @Parameters(paramLabel = "QUEUE", description = "The queue, with or without -dlq.")
  private String queue = "";

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "How many at most (default ${DEFAULT-VALUE}).",
      defaultValue = "100")
  private int limit = 100;

  @Mixin private AwsAddress aws = new AwsAddress();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    var name = DeadLetterQueues.named(queue);
    return aws.ask(
        SqsClient.builder(),
        sqs -> {
          var out = spec.commandLine().getOut();
          var letters = Letters.of(name, sqs).look(limit);
          if (letters.isEmpty()) {
            out.printf("%s: nothing lies there.%n", name);
          } else {
            out.printf(LINE, "KEY", "SENT AT", "RECEIVED", "TASK OR STATUS", "ORDER");
          }
          for (var letter : letters) {
            out.printf(
                LINE,
                letter.key(),
                letter.sentAt(),
                letter.receives(),
                letter.what(),
                letter.orderId());
          }
          out.flush();
          return 0;
        });
  }
}
