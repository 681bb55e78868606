package dev.entrega.local.launcher.template;

import dev.entrega.local.stepfunctions.Location;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One template while its resources are made, each after those that it refers to. */
final class Stack implements Expressions.Names {

  private final Template template;
  private final Location location;
  private final Queues queues;
  private final Topics topics;
  private final Functions functions;
  private final StateMachines stateMachines;
  private final Map<String, Made> made = new LinkedHashMap<>();
  private final Set<String> underway = new LinkedHashSet<>();

  Stack(Template template, AwsClients clients, Location location) {
    this.template = template;
    this.location = location;
    queues = new Queues(clients.sqs());
    topics = new Topics(clients.sns());
    functions = new Functions(location);
    stateMachines = new StateMachines(clients.sfn(), location);
  }

  /** What was made so far. */
  Provisioned provisioned() {
    return new Provisioned(
        Map.copyOf(queues.urls()),
        Map.copyOf(topics.arns()),
        Map.copyOf(stateMachines.arns()),
        List.copyOf(functions.all()));
  }

  @Override
  public String ref(String name) {
    var parameter = template.parameters().get(name);
    return parameter != null
        ? parameter
        : switch (name) {
          case "AWS::Partition" -> location.partition();
          case "AWS::Region" -> location.region();
          case "AWS::AccountId" -> location.accountId();
          default -> made(name).ref();
        };
  }

  @Override
  public String attribute(String id, String attribute) {
    var value = made(id).attributes().get(attribute);
    if (value == null) {
      throw new IllegalStateException(
          "Expected one of the attributes %s, but %s.%s is asked for."
              .formatted(made(id).attributes().keySet(), id, attribute));
    }
    return value;
  }

  /** The resource of that logical id, made now if need be. */
  Made made(String id) {
    var before = made.get(id);
    if (before != null) {
      return before;
    }
    if (!underway.add(id)) {
      throw new IllegalStateException(
          "Expected no circle, but the resources %s need each other.".formatted(underway));
    }
    var now = make(id);
    underway.remove(id);
    made.put(id, now);
    return now;
  }

  private Made make(String id) {
    var resource = template.resources().get(id);
    if (resource == null) {
      throw new IllegalStateException(
          "Expected a parameter or a resource, but the template has no %s.".formatted(id));
    }
    var properties = new Properties(id, resource.properties(), new Expressions(this));
    return switch (resource.type()) {
      case "AWS::SQS::Queue" -> queues.make(properties);
      case "AWS::SNS::Topic" -> topics.makeTopic(properties);
      case "AWS::SNS::Subscription" -> topics.makeSubscription(properties);
      case "AWS::Serverless::Function" -> functions.make(properties);
      case "AWS::Serverless::StateMachine" -> stateMachines.make(properties);
      default ->
          throw new IllegalStateException(
              "Expected a type of resource that this endpoint has, but %s is an %s."
                  .formatted(id, resource.type()));
    };
  }
}
