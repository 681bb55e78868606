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

  String express(String stateMachine, String name, String id) {
    return prefix + "express:" + stateMachine + ":" + name + ":" + id;
  }

  /** Refuses what is no ARN of the given type. */
  static String check(String arn, String type) {
    Matcher matcher = ARN.matcher(arn);
    if (!matcher.matches()) {
      throw new StepFunctionsException(
          "InvalidArn", "Invalid Arn: 'Invalid ARN prefix: %s'".formatted(arn));
    }
    if (!matcher.group("type").equals(type)) {
      throw new StepFunctionsException(
          "InvalidArn",
          "Invalid Arn: 'Resource type not valid in this context: %s'"
              .formatted(matcher.group("type")));
    }
    return arn;
  }
}
