package dev.entrega.local.stepfunctions;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes and reads the ARNs of Step Functions. */
final class Arns {

  private static final Pattern ARN =
      Pattern.compile("arn:[a-z0-9-]+:states:[a-z0-9-]*:\\d{0,12}:(?<type>[A-Za-z]+):(?<name>.+)");

  private final String prefix;

  Arns(Location location) {
    prefix =
        "arn:%s:states:%s:%s:"
            .formatted(location.partition(), location.region(), location.accountId());
  }

  String stateMachine(String name) {
    return prefix + "stateMachine:" + name;
  }

  String execution(String stateMachine, String name) {
    return prefix + "execution:" + stateMachine + ":" + name;
  }

  String express(String stateMachine, String name) {
    return prefix + "express:" + stateMachine + ":" + name;
  }

  String express(String stateMachine, String name, String id) {
    return prefix + "express:" + stateMachine + ":" + name + ":" + id;
  }

  String activity(String name) {
    return prefix + "activity:" + name;
  }

  /** Refuses what is no ARN of the given type. */
  static String check(String arn, String type) {
    String found = type(arn);
    if (!found.equals(type)) {
      throw misplaced(found);
    }
    return arn;
  }

  /** What an ARN of Step Functions names: {@code stateMachine}, {@code activity}, … */
  static String type(String arn) {
    Matcher matcher = ARN.matcher(arn);
    if (!matcher.matches()) {
      throw new StepFunctionsException(
          "InvalidArn", "Invalid Arn: 'Invalid ARN prefix: %s'".formatted(arn));
    }
    return matcher.group("type");
  }

  static StepFunctionsException misplaced(String type) {
    return new StepFunctionsException(
        "InvalidArn", "Invalid Arn: 'Resource type not valid in this context: %s'".formatted(type));
  }
}
