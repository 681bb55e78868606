package dev.entrega.cli.dead;

import dev.entrega.cli.endpoints.AwsAddress;
import dev.entrega.cli.selection.Pace;
import dev.entrega.cli.selection.Selection;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * {@code entrega dead replay QUEUE KEY…}: back to the queue that it was received from too often. A
 * replay that is cut off may send a message twice, which every reader bears.
 */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Sends messages back to the queue that they were received from.",
      "Safe to repeat: a message leaves the dead-letter queue when SQS has taken the copy."
    })
final class ReplayDead implements Callable<Integer> {

  @Mixin private Selection selection = new Selection();
  @Mixin private Pace pace = new Pace();
  @Mixin private AwsAddress aws = new AwsAddress();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    selection.check();
    return aws.ask(
        SqsClient.builder(),
        sqs ->
            new Emptying(selection, spec.commandLine().getOut(), "replayed")
                .run(
                    sqs,
                    (letter, letters) -> {
                      pace.await();
                      letters.sendBack(letter);
                    }));
  }
}
