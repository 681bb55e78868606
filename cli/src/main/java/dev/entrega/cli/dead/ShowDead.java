package dev.entrega.cli.dead;

import dev.entrega.cli.endpoints.AwsAddress;
import dev.entrega.cli.selection.Selection;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.services.sqs.SqsClient;

/** {@code entrega dead show QUEUE KEY…}: attributes and bodies, without task tokens. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Shows messages whole, but for task tokens: those are permissions.")
final class ShowDead implements Callable<Integer> {

  @Mixin private Selection selection = new Selection();
  @Mixin private AwsAddress aws = new AwsAddress();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    selection.check();
    return aws.ask(
        SqsClient.builder(),
        sqs -> {
          var out = spec.commandLine().getOut();
          var name = DeadLetterQueues.named(selection.queue());
          for (var letter : Letters.of(name, sqs).look(Integer.MAX_VALUE)) {
            if (selection.includes(letter.key())) {
              out.printf("message %s in %s%n", letter.message().messageId(), name);
              letter
                  .message()
                  .attributesAsStrings()
                  .forEach((key, value) -> out.printf("  %-34s %s%n", key, value));
              letter
                  .message()
                  .messageAttributes()
                  .forEach((key, value) -> out.printf("  %-34s %s%n", key, value.stringValue()));
              out.printf("%n%s%n%n", letter.readable());
            }
          }
          selection.missing().forEach(key -> out.printf("%s: no such message%n", key));
          out.flush();
          return selection.missing().isEmpty() ? 0 : 1;
        });
  }
}
