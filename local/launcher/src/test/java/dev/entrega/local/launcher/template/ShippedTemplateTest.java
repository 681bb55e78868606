package dev.entrega.local.launcher.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entrega.deliverycost.UnknownDestination;
import dev.entrega.deliverycost.UnpriceableOrder;
import dev.entrega.local.launcher.template.Template.Resource;
import dev.entrega.local.launcher.template.Value.Call;
import dev.entrega.local.launcher.template.Value.Fields;
import dev.entrega.local.launcher.template.Value.Items;
import dev.entrega.local.launcher.template.Value.Scalar;
import dev.entrega.messaging.topology.Topology;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code asl/template.yaml}, {@code asl/*.asl.json} and {@code Topology} against each other. */
class ShippedTemplateTest {

  private final Template template = Template.shipped(Map.of());

  @Test
  void its_names_are_those_of_the_topology_and_each_queue_has_dead_letters() {
    var queues =
        List.of(
            Topology.AVAILABILITY_TASKS,
            Topology.PAYMENT_TASKS,
            Topology.COURIER_TASKS,
            Topology.STATUS_ORDER_STATUS,
            Topology.NOTIFIER_ORDER_STATUS,
            Topology.CHATBOT_ORDER_STATUS);

    assertThat(names("AWS::SQS::Queue", "QueueName"))
        .containsExactlyInAnyOrderElementsOf(
            queues.stream()
                .flatMap(queue -> Stream.of(queue, Topology.deadLetters(queue)))
                .toList());
    assertThat(names("AWS::SNS::Topic", "TopicName")).containsExactly(Topology.ORDER_STATUS);
    assertThat(names("AWS::Serverless::Function", "FunctionName")).containsExactly("delivery-cost");
    assertThat(names("AWS::Serverless::StateMachine", "Name"))
        .containsExactly("order-delivery", "order-cancellation", "rag-chain");
  }

  @Test
  void a_queue_is_looked_at_by_long_polls_and_ends_in_its_own_dead_letters() {
    for (var queue : ofType("AWS::SQS::Queue")) {
      var name = text(queue, "QueueName");
      if (!name.endsWith("-dlq")) {
        assertThat(text(queue, "ReceiveMessageWaitTimeSeconds")).as(name).isEqualTo("20");
        assertThat(queue.properties().fields("RedrivePolicy").fields().get("deadLetterTargetArn"))
            .as(name)
            .isInstanceOfSatisfying(
                Call.class,
                call -> {
                  var target = ((Scalar) call.argument()).text().replace(".Arn", "");
                  assertThat(text(resource(target), "QueueName"))
                      .isEqualTo(Topology.deadLetters(name));
                });
      }
    }
  }

  @Test
  void everything_that_is_referred_to_is_there() {
    var known = new TreeSet<>(template.resources().keySet());
    known.addAll(template.parameters().keySet());

    assertThat(template.resources().values().stream().flatMap(r -> referred(r.properties())))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(known.contains(name) || name.startsWith("AWS::")).isTrue());
  }

  @Test
  void a_definition_names_exactly_what_the_template_substitutes() {
    for (var machine : ofType("AWS::Serverless::StateMachine")) {
      var definition = Template.text(text(machine, "DefinitionUri"));
      var named = new TreeSet<String>();
      Pattern.compile("\\$\\{([^}]+)}")
          .matcher(definition)
          .results()
          .forEach(found -> named.add(found.group(1)));

      assertThat(machine.properties().fields("DefinitionSubstitutions").fields().keySet())
          .containsExactlyInAnyOrderElementsOf(named);
    }
  }

  @Test
  void the_errors_that_are_not_tried_again_are_those_that_the_function_throws() {
    assertThat(Template.text("order-delivery.asl.json"))
        .contains(
            '"' + UnknownDestination.class.getName() + '"',
            '"' + UnpriceableOrder.class.getName() + '"');
  }

  @Test
  void a_definition_that_names_something_else_is_refused() {
    assertThatThrownBy(
            () -> StateMachines.substitute("a.asl.json", "{\"a\": \"${X}\"}", Map.of("Y", "y")))
        .hasMessage("Expected one of the substitutions [Y], but a.asl.json names ${X}.");
  }

  @Test
  void a_substitution_stays_inside_its_json_string() {
    assertThat(StateMachines.substitute("a.asl.json", "{\"a\": \"${X}\"}", Map.of("X", "\"\\$1")))
        .isEqualTo("{\"a\": \"\\\"\\\\$1\"}");
  }

  private List<Resource> ofType(String type) {
    var resources =
        template.resources().values().stream().filter(r -> r.type().equals(type)).toList();
    assertThat(resources).as(type).isNotEmpty();
    return resources;
  }

  private List<String> names(String type, String property) {
    return ofType(type).stream().map(resource -> text(resource, property)).toList();
  }

  private Resource resource(String id) {
    return Objects.requireNonNull(template.resources().get(id), id);
  }

  private static String text(Resource resource, String property) {
    return resource.properties().fields().get(property) instanceof Scalar(var text, _) ? text : "";
  }

  private static Stream<String> referred(Value value) {
    return switch (value) {
      case Scalar _ -> Stream.empty();
      case Items(var items) -> items.stream().flatMap(ShippedTemplateTest::referred);
      case Fields(var fields) -> fields.values().stream().flatMap(ShippedTemplateTest::referred);
      case Call(var function, Scalar(var text, _)) ->
          function.equals("Fn::Sub")
              ? Pattern.compile("\\$\\{([A-Za-z0-9:]+)")
                  .matcher(text)
                  .results()
                  .map(found -> found.group(1))
              : Stream.of(text.replaceFirst("\\..*", ""));
      case Call(_, var argument) -> referred(argument);
    };
  }
}
