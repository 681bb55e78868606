package dev.entrega.cli.ask;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.CancelCallback;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.Delivery;
import dev.entrega.cli.discarded.SafePublisher;
import dev.entrega.cli.endpoints.Endpoints;
import dev.entrega.messaging.topology.Topology;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code entrega ask TEXT}: asks the assistant for a customer and shows the answer as it comes. */
@Command(
    name = "ask",
    mixinStandardHelpOptions = true,
    description = {
      "Asks the assistant a question for a customer and shows the answer while it is written.",
      "Exit code 0 if the question was answered, 1 if it was not, or not in time."
    })
public final class Ask implements Callable<Integer> {

  private static final JsonMapper JSON = new JsonMapper();

  @Parameters(paramLabel = "TEXT", description = "The customer's words.")
  private String text = "";

  @Option(
      names = "--customer",
      paramLabel = "ID",
      required = true,
      description = "Who asks; the assistant speaks of this customer's orders alone.")
  private String customer = "";

  @Option(
      names = "--order",
      paramLabel = "ID",
      description = "Which order is meant; else the one last spoken of, or the latest.")
  private @Nullable String order;

  @Option(
      names = "--conversation",
      paramLabel = "ID",
      description = "Goes on with a conversation; else a new one begins.")
  private @Nullable String conversation;

  @Option(
      names = "--locale",
      paramLabel = "TAG",
      description = "pt-BR or en; else the language of the question.")
  private @Nullable String locale;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "How long to wait for the next word (default ${DEFAULT-VALUE}).",
      defaultValue = "60")
  private int timeout = 60;

  @Mixin private Endpoints endpoints = new Endpoints();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    var talk = conversation == null ? Question.newId() : conversation;
    var question = new Question(Question.newId(), talk, customer, order, text, locale);
    try (var connection = endpoints.connect();
        var channel = connection.createChannel()) {
      var replies = new LinkedBlockingQueue<Delivery>();
      var replyTo = channel.queueDeclare().getQueue();
      CancelCallback gone = _ -> {};
      channel.basicConsume(replyTo, true, (_, reply) -> replies.add(reply), gone);
      send(question, replyTo, connection);
      var answered = show(replies);
      if (answered) {
        spec.commandLine().getOut().println("Go on with: --conversation " + talk);
      }
      return answered ? 0 : 1;
    } catch (TimeoutException e) {
      throw new IOException("Expected the broker to answer, but it did not", e);
    }
  }

  private static void send(Question question, String replyTo, Connection connection)
      throws IOException, InterruptedException {
    var properties =
        new BasicProperties.Builder()
            .contentType(Topology.CLOUD_EVENT)
            .messageId(question.id())
            .replyTo(replyTo)
            .correlationId(question.id())
            .build();
    try (var publisher = new SafePublisher(connection)) {
      publisher.publish(
          new SafePublisher.Target(Topology.QUESTIONS, Question.TYPE),
          SafePublisher.lasting(properties).build(),
          question.event(Instant.now()).getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Whether there was an answer. */
  private boolean show(BlockingQueue<Delivery> replies) throws IOException, InterruptedException {
    var screen = new Screen(spec.commandLine().getOut());
    while (true) {
      var reply = replies.poll(timeout, TimeUnit.SECONDS);
      if (reply == null) {
        throw new IOException(
            "Expected an answer, but for %d s nobody said a word: is the chatbot running? The question is not lost, it waits in %s"
                .formatted(timeout, Topology.CHATBOT_QUESTIONS));
      }
      var event = JSON.readTree(reply.getBody());
      var type = event.path("type").asString("");
      if (!screen.show(type, event.path("data"))) {
        return !type.equals("answer.failed");
      }
    }
  }
}
