package dev.entrega.scenarios;

import dev.entrega.testing.RabbitMq;
import java.util.List;
import java.util.stream.Collectors;

/** How many messages some queues hold that nobody has acknowledged yet, handed out or not. */
@FunctionalInterface
interface Unsettled {

  long in(List<String> queues) throws Exception;

  /** The embedded broker counts them in a passive declaration. */
  static Unsettled embedded(Upstream upstream) {
    return queues -> {
      long sum = 0;
      for (var queue : queues) {
        sum += upstream.waiting(queue);
      }
      return sum;
    };
  }

  /**
   * RabbitMQ counts only what is ready in a passive declaration, and tells of the rest with a delay
   * of seconds. So the quorum queues themselves are asked, once nothing is ready any more.
   */
  static Unsettled quorum(Upstream upstream, RabbitMq rabbit) {
    var ready = embedded(upstream);
    return queues -> {
      var waiting = ready.in(queues);
      return waiting > 0 ? waiting : Long.parseLong(rabbit.evaluate(total(queues)));
    };
  }

  private static String total(List<String> queues) {
    return queues.stream()
        .map("'%%2F_%s'"::formatted)
        .collect(
            Collectors.joining(
                ",",
                "lists:sum([begin {ok, {_, N}, _} = ra:local_query({Q, node()},"
                    + " fun rabbit_fifo:query_messages_total/1), N end || Q <- [",
                "]])."));
  }
}
