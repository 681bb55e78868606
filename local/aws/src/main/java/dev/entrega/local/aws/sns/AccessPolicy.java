package dev.entrega.local.aws.sns;

import dev.entrega.local.aws.account.Account;
import dev.entrega.local.aws.wire.Json;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A topic's access policy, as text in and text out. */
final class AccessPolicy {

  private static final Set<String> ACTIONS =
      Set.of(
          "GetTopicAttributes",
          "SetTopicAttributes",
          "AddPermission",
          "RemovePermission",
          "DeleteTopic",
          "Subscribe",
          "ListSubscriptionsByTopic",
          "Publish",
          "Receive");

  private AccessPolicy() {}

  /** AWS's for a new topic: its owner may do all. */
  static String initial(Account account, String topicArn) {
    var policy = Json.MAPPER.createObjectNode();
    policy.put("Version", "2008-10-17").put("Id", "__default_policy_ID");
    var statement = policy.putArray("Statement").addObject();
    statement.put("Sid", "__default_statement_ID").put("Effect", "Allow");
    statement.putObject("Principal").put("AWS", "*");
    var actions = statement.putArray("Action");
    ACTIONS.stream()
        .filter(action -> !action.equals("Receive"))
        .sorted()
        .forEach(action -> actions.add("SNS:" + action));
    statement.put("Resource", topicArn);
    statement.putObject("Condition").putObject("StringEquals").put("AWS:SourceOwner", account.id());
    return policy.toString();
  }

  /** With a statement more. */
  static String plus(
      String policy, String topicArn, String label, List<String> accounts, List<String> actions) {
    var changed = (ObjectNode) Json.MAPPER.readTree(policy);
    for (var action : actions) {
      if (!ACTIONS.contains(action)) {
        throw SnsErrors.invalid("Policy statement action out of service scope!");
      }
    }
    if (accounts.isEmpty() || actions.isEmpty()) {
      throw SnsErrors.invalid("Expected an account and an action, but there is none");
    }
    var statements = changed.withArray("Statement");
    if (position(statements, label) >= 0) {
      throw SnsErrors.invalid("Statement already exists");
    }
    var statement = statements.addObject().put("Sid", label).put("Effect", "Allow");
    var principals = statement.putObject("Principal").putArray("AWS");
    accounts.forEach(account -> principals.add("arn:aws:iam::" + account + ":root"));
    var list = statement.putArray("Action");
    actions.forEach(action -> list.add("SNS:" + action));
    statement.put("Resource", topicArn);
    return changed.toString();
  }

  /** Without the statement of that label, where there is one. */
  static String minus(String policy, String label) {
    var changed = (ObjectNode) Json.MAPPER.readTree(policy);
    var statements = changed.withArray("Statement");
    var position = position(statements, label);
    if (position >= 0) {
      statements.remove(position);
    }
    return changed.toString();
  }

  private static int position(ArrayNode statements, String label) {
    for (var i = 0; i < statements.size(); i++) {
      if (label.equals(statements.get(i).path("Sid").asString(""))) {
        return i;
      }
    }
    return -1;
  }
}
