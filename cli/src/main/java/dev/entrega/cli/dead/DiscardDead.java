package dev.entrega.cli.dead;

import com.rabbitmq.client.AMQP.BasicProperties;
import dev.entrega.cli.discarded.Discard;
import dev.entrega.cli.discarded.SafePublisher;
import dev.entrega.cli.endpoints.AwsAddress;
import dev.entrega.cli.endpoints.Endpoints;
import dev.entrega.cli.selection.Selection;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * {@code entrega dead discard QUEUE KEY…}: puts messages on the broker's pile of the discarded,
 * where {@code entrega parked list discarded} shows them: SQS itself forgets after 14 days.
 */
@Command(
    name = "discard",
    mixinStandardHelpOptions = true,
    description = {
      "Moves messages that nobody needs any more to the broker's queue discarded, with your reason.",
      "`entrega parked list discarded` shows them; SQS itself forgets everything after 14 days."
    })
final class DiscardDead implements Callable<Integer> {

  @Mixin private Discard discard = new Discard();
  @Mixin private Selection selection = new Selection();
  @Mixin private Endpoints endpoints = new Endpoints();
  @Mixin private AwsAddress aws = new AwsAddress();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    selection.check();
    discard.check();
    var origin =
        Map.<String, Object>of(
            Discard.FROM, Discard.SQS + DeadLetterQueues.named(selection.queue()));
    try (var broker = endpoints.connect();
        var publisher = new SafePublisher(broker)) {
      Discard.declarePile(broker);
      return aws.ask(
          SqsClient.builder(),
          sqs ->
              new Emptying(selection, spec.commandLine().getOut(), "discarded")
                  .run(
                      sqs,
                      (letter, _) ->
                          discard.keep(
                              new BasicProperties.Builder()
                                  .contentType("application/json")
                                  .deliveryMode(2)
                                  .messageId(letter.message().messageId())
                                  .build(),
                              origin,
                              letter.message().body().getBytes(StandardCharsets.UTF_8),
                              publisher)));
    }
  }
}
